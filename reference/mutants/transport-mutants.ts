import type { Disturbance, Reply } from "../reference-response.ts";
import { finishing } from "./change.ts";
import type { Mutant } from "./mutant.ts";

function disturb(cause: Disturbance["cause"], reply: Reply): Disturbance {
  return cause === "cut-short" ? { kind: "no-response", cause, reply } : { kind: "no-response", cause };
}

const causes: readonly (readonly [cause: Disturbance["cause"], what: string])[] = [
  ["reset", "ends the connection"],
  ["timeout", "never answers"],
  ["not-http", "writes bytes that are no HTTP"],
  ["cut-short", "breaks off in the middle of the body"],
];

/** Faults below HTTP, in the answers to every update and to refused ones only. */
export const transportMutants: readonly Mutant[] = causes.flatMap(([cause, what]): Mutant[] => [
  {
    name: `transport-${cause}`,
    fault: `the endpoint ${what} instead of answering an update`,
    kills: ["response.answers-every-request"],
    rules: finishing((reply) => disturb(cause, reply)),
  },
  {
    name: `transport-${cause}-on-refusal`,
    fault: `the endpoint ${what} instead of refusing an update`,
    kills: ["response.answers-every-request"],
    rules: finishing((reply, { refusal }) => (refusal === undefined ? reply : disturb(cause, reply))),
  },
]);
