import { type Operation, service } from "../../contract/operation.ts";
import type { ParameterRules } from "../parameter-rules.ts";
import type { OperationRules, ServiceRules } from "../rules.ts";

/** IAM, as the contract describes it. */
const iam: ServiceRules = service;

/** STS, for GetCallerIdentity (AWS STS API Reference, version 2011-06-15). */
export const sts: ServiceRules = {
  version: "2011-06-15",
  signingName: "sts",
  region: service.region,
  namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
};

/** An operation under its name. */
export type NamedOperation = readonly [name: string, rules: OperationRules];

/** An operation of IAM. */
export function iamOperation(
  { name, hasResult }: Pick<Operation, "name" | "hasResult">,
  parameters: readonly ParameterRules[],
  steps: OperationRules["steps"],
): NamedOperation {
  return [name, { service: iam, parameters, hasResult, steps, afterRefusal: () => undefined }];
}
