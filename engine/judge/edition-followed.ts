import { type EditionName, editions } from "../../contract/editions.ts";
import { driftedStatus } from "../../contract/operations/update-service-specific-credential.ts";
import type { Verdict } from "./verdict.ts";

/** What the target does on the points where editions of the documents differ, for people. */
export function editionFollowed(verdicts: readonly Verdict[]): Record<string, string> {
  const verdict = verdicts.find(({ requirement }) => requirement === "status.expired.edition");
  const behaviour = verdict?.observations?.[0]?.behaviour;
  if (behaviour === undefined) return {};
  return { [`Status=${driftedStatus}`]: describe(behaviour) };
}

function describe(behaviour: string): string {
  const code = /^4\d\d (\w+)(?:,|$)/.exec(behaviour)?.[1];
  if (code === "ValidationError")
    return `refused as ValidationError: no value of the list (${editionsWith(false)})`;
  if (code !== undefined) return `refused as ${code}`;
  if (behaviour.startsWith("200")) {
    return `accepted${effectOf(behaviour)}: a value of the list (${editionsWith(true)})`;
  }
  return behaviour;
}

function effectOf(behaviour: string): string {
  if (behaviour.includes(`Status became ${driftedStatus}`)) return "";
  return behaviour.includes(", ") ? ", without effect" : ", with an effect that was not read";
}

function editionsWith(listed: boolean): string {
  return (Object.keys(editions) as EditionName[])
    .filter((name) => (editions[name].statusValues as readonly string[]).includes(driftedStatus) === listed)
    .join(", ");
}
