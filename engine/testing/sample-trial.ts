import type { Exchange } from "../../protocol/exchange.ts";
import type { Failure } from "../judge/verdict.ts";
import type { Trial } from "../run/trial.ts";
import { noResponse } from "./wire-answers.ts";

/** An exchange in which nothing was sent. */
export const sampleExchange: Exchange = {
  request: { method: "POST", path: "/", headers: [], body: "" },
  outcome: noResponse(),
};

/** The failure of tests that do not care for its kind. */
export const sampleFailure: Failure = {
  kind: "code",
  expected: "400 ValidationError",
  observed: "404 NoSuchEntity",
};

/** What trying `input` led to; without a failure, what was expected. */
export function sampleTrial(input: unknown, failure: Failure | null = null): Trial {
  return { failure, exchange: sampleExchange, resolved: input, observation: null };
}
