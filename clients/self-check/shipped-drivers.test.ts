import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { resolveDriver } from "../install/resolve-driver.ts";
import { selfCheckDriver } from "./self-check-driver.ts";

const packageRoot = fileURLToPath(new URL("../..", import.meta.url));
// No client that was installed elsewhere: what npm has installed here is enough.
const environment = { PATH: process.env["PATH"], IAM_CONFORMANCE_CLIENTS: "/nowhere" };

it.each(["raw", "example", "aws-sdk-js"])("the driver %s passes every check", async (name) => {
  const resolved = resolveDriver(name, { packageRoot, cwd: packageRoot, environment });
  if (!resolved.ok) throw new Error(resolved.problem);
  const { results } = await selfCheckDriver(resolved.settings);
  const failed = results.flatMap(({ check, finding }) =>
    finding.outcome === "fails" ? [`${check.name}: ${finding.detail}`] : [],
  );
  expect(failed).toEqual([]);
  expect(results.filter(({ finding }) => finding.outcome === "passes").length).toBeGreaterThan(13);
});
