import type { PrecedenceObservation } from "../../contract/precedence.ts";
import type { AnswerGist } from "../../protocol/answers/describe-answer.ts";
import type { StateChange } from "../fixtures/lane.ts";

/** Two faults at once on a target; `answer` is the third thing that comes where neither is told as it is alone. */
export interface SeenPrecedence extends PrecedenceObservation {
  readonly answer?: AnswerGist;
}

/** An answer, and what it led to. */
export interface AnswerObservation {
  readonly kind: "answer";
  readonly answer: AnswerGist;
  /** What differs afterwards; null: nothing; absent: the state was not read, or for many trials at once. */
  readonly effect?: StateChange | null;
  /** What a judge of the envelope or of the message would object to, for people. */
  readonly remark?: string;
}

/** What a target did in one trial, as a value. It is all that is reported where nothing is required. */
export type Observation =
  | AnswerObservation
  /** No answer came; why, for people. */
  | { readonly kind: "silence"; readonly detail: string }
  /** `unnoticed`: the names of the faults that are accepted where each is alone, and so compared with none. */
  | {
      readonly kind: "precedence";
      readonly unnoticed: readonly string[];
      readonly pairs: readonly SeenPrecedence[];
    };

/** An observation with the number of trials that it was made in. */
export interface CountedObservation {
  readonly observation: Observation;
  readonly count: number;
}
