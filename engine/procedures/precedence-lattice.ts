import { isDeepStrictEqual } from "node:util";
import { violationMessage } from "../../contract/messages.ts";
import { documentedStatuses } from "../../contract/operations/update-service-specific-credential.ts";
import { type PrecedenceFault, precedenceFaults, precedencePairs } from "../../contract/precedence.ts";
import { type AnswerGist, gistOf, gistWords } from "../../protocol/answers/describe-answer.ts";
import type { Exchange } from "../../protocol/exchange.ts";
import type { Requirement } from "../../suites/requirement.ts";
import type { Lane } from "../fixtures/lane.ts";
import { isSuccess } from "../judge/judge-answer.ts";
import type { SeenPrecedence } from "../judge/observation.ts";
import { call, isThrottled, stillThrottled } from "../run/call.ts";
import { resolveInput } from "../run/resolve-input.ts";
import type { Exercise } from "../run/run-property.ts";
import type { Session } from "../run/session.ts";
import { TransportError } from "../run/trial.ts";
import { plainInput } from "./plain-input.ts";

/** Characters of a message that are compared. */
const mostMessage = 2000;

/** Which fault a target tells where two are in one request: each alone, then each pair, once. */
export function precedenceLattice(session: Session, _requirement: Requirement): Exercise<string> {
  return {
    examples: [documentedStatuses[0]],
    arbitrary: null,
    attempt: (status) =>
      session.lanes.with(2, async ([lane, other]) => {
        if (other === undefined) throw new RangeError("two lanes were asked for");
        const ask = (...faults: readonly PrecedenceFault[]) => send(session, lane, other, status, faults);
        const alone = await Promise.all(precedenceFaults.map((fault) => ask(fault)));
        const toldOf = (fault: PrecedenceFault) => alone[precedenceFaults.indexOf(fault)]?.told ?? null;
        const pairs = precedencePairs.flatMap(([one, two]) => {
          const [first, second] = [toldOf(one), toldOf(two)];
          if (first === null || second === null) return [];
          return [ask(one, two).then((both) => relate([one.name, first], [two.name, second], both))];
        });
        const observation = {
          kind: "precedence",
          unnoticed: precedenceFaults.filter((fault) => toldOf(fault) === null).map(({ name }) => name),
          pairs: await Promise.all(pairs),
        } as const;
        // What a target accepted, or may have changed though it refused it, is to be read anew.
        lane.state = null;
        other.state = null;
        const [first] = alone;
        if (first === undefined) throw new Error("no fault is declared");
        return {
          failure: null,
          exchange: first.exchange,
          resolved: { faults: precedenceFaults.map(({ name }) => name) },
          observation,
        };
      }),
  };
}

interface Answered {
  readonly exchange: Exchange;
  readonly answer: AnswerGist;
  /** null: the request was accepted. */
  readonly told: Told | null;
}

/** What a target told of a fault. */
interface Told {
  readonly answer: AnswerGist;
  /** The answer and its message, free of the values of the request. */
  readonly text: string;
  /** The parts of a list of violations in the message; empty where it is none. */
  readonly violations: readonly string[];
}

async function send(
  { connection, operation }: Session,
  lane: Lane,
  other: Lane,
  status: string,
  faults: readonly PrecedenceFault[],
): Promise<Answered> {
  const plain = plainInput(status);
  const parameters = plain.parameters.flatMap((parameter) => {
    const change = faults.find(({ part }) => part === parameter.name)?.change;
    if (change === undefined || change === "unsigned") return [parameter];
    return change === "absent" ? [] : [{ name: parameter.name, value: change }];
  });
  const resolved = resolveInput({ ...plain, parameters }, lane, other);
  const isUnsigned = faults.some(({ change }) => change === "unsigned");
  const { answer: given, exchange } = await call(connection, {
    operation,
    parameters: resolved,
    ...(isUnsigned ? { signature: "unsigned" as const } : {}),
  });
  if (given === null) throw new TransportError("the target stopped answering");
  if (isThrottled(given)) throw new TransportError(stillThrottled);
  const answer = gistOf(given);
  if (isSuccess(given)) return { exchange, answer, told: null };
  const message = (given.error?.message ?? "").slice(0, mostMessage);
  const withoutValues = resolved.reduce((text, [, value]) => text.replaceAll(value, "…"), message);
  const violations = violationMessage.exec(withoutValues)?.[2]?.split("; ") ?? [];
  const text = `${gistWords(answer)} ${withoutValues}`;
  return { exchange, answer, told: { answer, text, violations } };
}

function relate(
  [one, first]: readonly [string, Told],
  [two, second]: readonly [string, Told],
  { answer, told }: Answered,
): SeenPrecedence {
  if (first.text === second.text && told?.text === first.text)
    return { first: one, relation: "told as", second: two };
  if (told?.text === first.text) return { first: one, relation: "before", second: two };
  if (told?.text === second.text) return { first: two, relation: "before", second: one };
  const isListed = (alone: Told) =>
    isDeepStrictEqual(alone.answer, answer) &&
    alone.violations.length > 0 &&
    alone.violations.every((violation) => told?.violations.includes(violation));
  if (isListed(first) && isListed(second)) return { first: one, relation: "together with", second: two };
  return { first: one, relation: "beside", second: two, answer };
}
