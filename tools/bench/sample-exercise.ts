import { service } from "../../contract/operation.ts";
import {
  madeUpId,
  updateServiceSpecificCredential,
} from "../../contract/operations/update-service-specific-credential.ts";
import { openLane } from "../../engine/fixtures/lane.ts";
import { nothingLearned } from "../../engine/fixtures/learned.ts";
import { judgeAnswer } from "../../engine/judge/judge-answer.ts";
import { call } from "../../engine/run/call.ts";
import type { Connection } from "../../engine/run/connection.ts";
import { resolveInput } from "../../engine/run/resolve-input.ts";
import type { Exercise } from "../../engine/run/run-property.ts";
import type { Input } from "../../generators/requests/input.ts";
import { inputsOf, type RequestRequirement } from "../../generators/requests/inputs-of.ts";
import type { Send } from "../../protocol/exchange.ts";
import { requirementById } from "../../suites/catalogue.ts";

const measured = "credential-id.max-length";

/** The requirement whose inputs are sent: its ids are generated, and shrink. */
export function measuredRequirement(): RequestRequirement {
  const requirement = requirementById(measured);
  if (requirement?.stimulus.kind !== "request") throw new Error(`${measured} is no request`);
  return { ...requirement, stimulus: requirement.stimulus };
}

/** A connection to a server of fixed answers. */
export function connectionTo(endpoint: URL, send: Send): Connection {
  return {
    send,
    endpoint,
    region: service.region,
    credentials: { accessKeyId: "AKIABENCH00000000000", secretAccessKey: "bench" },
    consistencyMs: 0,
    learned: nothingLearned("bench"),
  };
}

/** What is judged of each answer: what the requirement expects, or the envelope as well. */
export type Judged = "answer" | "envelope";

/**
 * The exercise of the measured requirement, whose every trial makes, signs, sends, parses strictly and judges, as it does in
 * a run but for the state, which is not read back. With the envelope, as for the requirements on that, it is parsed by
 * fast-xml-parser too and held against the schema.
 */
export function sampleExercise(connection: Connection, judged: Judged = "envelope"): Exercise<Input> {
  const requirement = measuredRequirement();
  const operation = updateServiceSpecificCredential;
  const lane = openLane({
    userName: "bench",
    credentialId: madeUpId("1"),
    secondId: madeUpId("2"),
  });
  return {
    ...inputsOf(requirement, operation),
    attempt: async (input) => {
      const parameters = resolveInput(input, lane, null);
      const { answer, exchange } = await call(connection, { operation, parameters, form: input.form });
      if (answer === null) throw new Error("the server does not answer");
      if (judged === "envelope" && answer.problems.length > 0)
        throw new Error("the answer is not as the envelope has it");
      const failure = judgeAnswer(requirement.expectation, answer, { operation, parameters });
      return { failure, exchange, resolved: null, observation: null };
    },
  };
}
