import { type CheckResult, selfCheckDriver } from "../driver-protocol/self-check/self-check-driver.ts";
import type { FeatureResult } from "./aws-cli/check-features.ts";
import { checkCliFeatures } from "./aws-cli/check-features.ts";
import { installClient } from "./install-client.ts";
import type { KnownDriverName } from "./known-drivers.ts";
import { awsCliVariable, type DriverPlaces, type ResolvedDriver, resolveDriver } from "./resolve-driver.ts";

/** What was found of one client: that it cannot be run here, or the findings. */
export type ClientFindings =
  | { readonly kind: "not-run"; readonly reason: string }
  | {
      readonly kind: "checked";
      readonly driver: Extract<ResolvedDriver, { ok: true }>;
      /** Of the client, as its driver says; null where the driver could not be opened. */
      readonly version: string | null;
      readonly checks: readonly CheckResult[];
      /** Of the AWS CLI only. */
      readonly features: readonly FeatureResult[];
    };

/** Installs a client and makes every check on its driver, and on the CLI what its page promises. */
export async function runClientChecks(name: KnownDriverName, places: DriverPlaces): Promise<ClientFindings> {
  const installed = await installClient(name, places);
  if (!installed.ok) return { kind: "not-run", reason: installed.reason };
  const resolved = resolveDriver(name, places);
  if (!resolved.ok) return { kind: "not-run", reason: resolved.problem };
  const { settings } = resolved;
  const { hello, results } = await selfCheckDriver(settings);
  const aws = settings.environment?.[awsCliVariable];
  const page = name === "aws-cli-v1" ? "cli-v1" : "cli-v2";
  const features = aws === undefined ? [] : await checkCliFeatures(aws, page, places.environment);
  return { kind: "checked", driver: resolved, version: hello?.version ?? null, checks: results, features };
}
