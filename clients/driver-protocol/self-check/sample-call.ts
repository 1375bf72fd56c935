import { parametersOf, service } from "../../../contract/operation.ts";
import {
  documentedStatuses,
  madeUpId,
  updateServiceSpecificCredential,
} from "../../../contract/operations/update-service-specific-credential.ts";
import type { DriverCall } from "../protocol.ts";

/** The names of the operation's parameters on the wire. */
export const operationParameters: readonly string[] = updateServiceSpecificCredential.parameters.map(
  ({ name }) => name,
);

/** Valid parameters of the operation under test. */
export const sampleParams: Readonly<Record<string, string>> = Object.fromEntries(
  parametersOf(updateServiceSpecificCredential, {
    credential: madeUpId("A"),
    user: "alice",
    set: documentedStatuses[0],
  }),
);

/** A valid call of the operation under test by a shared client with its defaults. */
export function sampleCall(endpoint: string): DriverCall {
  return {
    operation: updateServiceSpecificCredential.name,
    client: "shared",
    endpoint,
    region: service.region,
    credentials: {
      accessKeyId: "AKIASELFCHECK0000000",
      secretAccessKey: "secret/of/the/self/check/opens/nothing00",
    },
    params: sampleParams,
    options: {},
  };
}
