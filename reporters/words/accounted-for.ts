import type { Need } from "../../suites/requirement.ts";

/** The failures that a need accounts for, in words; null where nothing can be judged without it. */
export function accountedFor({ explains, code, failing, alike }: Need): string | null {
  if (explains === "all") return null;
  const of = code === undefined ? "" : ` of ${code}`;
  const where = failing === undefined ? "" : `, where it fails by ${failing.join(" or ")}`;
  return `${explains.join(", ")}${of}${where}${alike === true ? " in the same way" : ""}`;
}
