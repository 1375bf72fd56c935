import { violationMessage } from "../../contract/messages.ts";
import { documentedStatuses } from "../../contract/operations/update-service-specific-credential.ts";
import { type PrecedenceFault, precedenceFaults, precedencePairs } from "../../contract/precedence.ts";
import { describeAnswer } from "../../protocol/answers/describe-answer.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { FixtureError } from "../fixtures/fixture-error.ts";
import type { Lane } from "../fixtures/lane.ts";
import { isSuccess } from "../judge/judge-answer.ts";
import { type Call, call, isThrottled, stillThrottled } from "../run/call.ts";
import type { Exercise } from "../run/exercise.ts";
import { resolveInput } from "../run/resolve-input.ts";
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
        if (lane === undefined || other === undefined) throw new FixtureError("no two lanes are held");
        const ask = (...faults: readonly PrecedenceFault[]) => send(session, lane, other, status, faults);
        const alone = await Promise.all(precedenceFaults.map((fault) => ask(fault)));
        const told = new Map(precedenceFaults.map((fault, index) => [fault, alone[index]] as const));
        const behaviours = [...told].flatMap(([{ name }, answered]) =>
          answered?.told === null ? [`${name} is not noticed`] : [],
        );
        const pairs = precedencePairs.filter(
          ([one, two]) => (told.get(one)?.told ?? null) !== null && (told.get(two)?.told ?? null) !== null,
        );
        const both = await Promise.all(pairs.map(([one, two]) => ask(one, two)));
        for (const [index, [one, two]] of pairs.entries()) {
          const [first, second, answered] = [told.get(one), told.get(two), both[index]];
          if (first === undefined || second === undefined || answered === undefined) continue;
          behaviours.push(relate([one.name, first], [two.name, second], answered));
        }
        // What a target accepted, or may have changed though it refused it, is to be read anew.
        lane.state = null;
        other.state = null;
        const [last] = alone;
        if (last === undefined) throw new Error("no fault is declared");
        return {
          failure: null,
          exchange: last.call.exchange,
          resolved: { faults: precedenceFaults.map(({ name }) => name) },
          behaviour: behaviours.join("; "),
          behaviours,
        };
      }),
  };
}

interface Answered {
  readonly call: Call;
  /** Status and code. */
  readonly answer: string;
  /** What the target told, free of the values of the request; null where it accepted the request. */
  readonly told: string | null;
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
  const made = await call(connection, {
    operation,
    parameters: resolved,
    ...(isUnsigned ? { signature: "unsigned" as const } : {}),
  });
  if (made.answer === null) throw new TransportError("the target stopped answering");
  if (isThrottled(made.answer)) throw new TransportError(stillThrottled);
  const answer = describeAnswer(made.answer);
  if (isSuccess(made.answer)) return { call: made, answer, told: null, violations: [] };
  const message = (made.answer.error?.message ?? "").slice(0, mostMessage);
  const withoutValues = resolved.reduce((text, [, value]) => text.replaceAll(value, "…"), message);
  const list = violationMessage.exec(withoutValues)?.[2];
  return {
    call: made,
    answer,
    told: `${answer} ${withoutValues}`,
    violations: list === undefined ? [] : list.split("; "),
  };
}

function relate(
  [one, first]: readonly [string, Answered],
  [two, second]: readonly [string, Answered],
  both: Answered,
): string {
  if (first.told === second.told && both.told === first.told) return `${one} told as ${two}`;
  if (both.told === first.told) return `${one} before ${two}`;
  if (both.told === second.told) return `${two} before ${one}`;
  const isListed = ({ answer, violations }: Answered) =>
    answer === both.answer &&
    violations.length > 0 &&
    violations.every((violation) => both.violations.includes(violation));
  if (isListed(first) && isListed(second)) return `${one} together with ${two}`;
  return `${one} beside ${two}: ${both.answer}`;
}
