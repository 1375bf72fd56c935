import { requestIdHeader } from "../../contract/envelopes.ts";
import { fixtureOperations } from "../../contract/fixture-operations.ts";
import {
  updateServiceSpecificCredential,
  usualId,
} from "../../contract/operations/update-service-specific-credential.ts";
import { codeOf } from "../../protocol/answers/answer.ts";
import { decodeAnswer } from "../../protocol/answers/decode-answer.ts";
import { type Exchange, headerOf, type WireRequest } from "../../protocol/exchange.ts";
import type { Secrets } from "../../protocol/secrets/secrets.ts";

/** One answer that a target gave to one requirement's kind of input. */
export interface RecordedAnswer {
  /** The requirement that the answer was judged by. */
  readonly requirement: string;
  /** The parameters of the operation as sent; what a run made is masked. */
  readonly input: Readonly<Record<string, string>>;
  readonly answer: {
    readonly status: number;
    readonly type: string | null;
    readonly code: string | null;
    /** With the values of the input and all identifiers masked. */
    readonly message: string | null;
    readonly contentType: string | null;
    /** The header with the request id against the body's. */
    readonly requestId: "same in header and body" | "differs" | "header only" | "body only" | "absent";
  };
  /** How often this answer came to this set of parameters of the requirement. */
  readonly times: number;
}

/** What was recorded where and when. */
export interface RecordingsAbout {
  readonly suite: { readonly name: string; readonly version: string };
  /** The day, in UTC. */
  readonly recordedAt: string;
  /** The host that answered. */
  readonly endpoint: string;
  readonly region: string;
}

/** Answers gathered during a run. */
export interface AnswerRecorder {
  /** Takes an exchange that a requirement judged; those of other operations, and those in which nothing came, are passed over. */
  add(requirement: string, exchange: Exchange): void;
  records(): readonly RecordedAnswer[];
}

/** What has to be masked. */
export interface RecordingMask {
  /** How the names of the users begin that the run made. */
  readonly userPrefix: string;
  /** What may stand nowhere, that included which is added while the run goes on. */
  readonly secrets: Pick<Secrets, "without">;
}

const operation = updateServiceSpecificCredential;
/** Their answers hold secrets. */
const otherOperations: ReadonlySet<string> = new Set(
  Object.values(fixtureOperations).map(({ name }) => name),
);
const realId = new RegExp(`\\b${usualId.prefix}[A-Z0-9]{${usualId.length - usualId.prefix.length}}\\b`, "g");
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** Also a beginning of one, as a message about a broken header repeats it. */
const signature = /\b[0-9a-f]{32,}\b/gi;
const account = /\b\d{12}\b/g;

/** Most characters of a value or a message that are kept; what is longer is there for its length. */
const longestText = 1000;
const keptOfLonger = 40;

/**
 * Gathers answers, one record for each distinct answer to each set of parameters of a requirement: the first input
 * stands for the others.
 */
export function createAnswerRecorder({ userPrefix, secrets }: RecordingMask): AnswerRecorder {
  const records = new Map<string, RecordedAnswer>();

  function mask(text: string): string {
    const parts = secrets.without(text, "{secret}").split(userPrefix);
    const named = parts
      .map((part, index) => (index === 0 ? part : part.replace(/^[0-9a-z]*/, "{user}")))
      .join("");
    return cut(named.replace(realId, "{credential}").replace(uuid, "{uuid}").replace(account, "{account}"));
  }

  return {
    add(requirement, { request, outcome: response }) {
      if (response.kind !== "response") return;
      const given = parametersOf(request);
      if (given.getAll("Action").some((action) => otherOperations.has(action))) return;
      const answer = decodeAnswer(response, operation);
      const sent = operation.parameters.flatMap(({ name }) => {
        const value = given.get(name);
        return value === null ? [] : [[name, value] as const];
      });
      // Longest first, so that a value which holds another is masked as a whole.
      const values = sent.filter(([, value]) => value.length > 3).sort(([, a], [, b]) => b.length - a.length);
      const masked = (text: string | null) =>
        text === null
          ? null
          : mask(
              values
                .reduce((rest, [name, value]) => rest.replaceAll(value, `{${name}}`), text)
                .replace(signature, "{signature}"),
            );
      const recorded = {
        status: answer.status,
        type: masked(answer.error?.type ?? null),
        code: masked(codeOf(answer) ?? null),
        message: masked(answer.error?.message ?? null),
        contentType: masked(headerOf(response, "content-type") ?? null),
        requestId: compareIds(headerOf(response, requestIdHeader), answer.requestId),
      };
      const key = JSON.stringify([requirement, sent.map(([name]) => name), recorded]);
      const known = records.get(key);
      const input = Object.fromEntries(sent.map(([name, value]) => [name, mask(value)]));
      records.set(
        key,
        known === undefined
          ? { requirement, input, answer: recorded, times: 1 }
          : { ...known, times: known.times + 1 },
      );
    },
    records: () => [...records.values()],
  };
}

/** What was sent, wherever it stood. */
function parametersOf({ path, body }: WireRequest): URLSearchParams {
  const query = path.includes("?") ? path.slice(path.indexOf("?") + 1) : "";
  return new URLSearchParams([...new URLSearchParams(body), ...new URLSearchParams(query)]);
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, keptOfLonger)}… (${text.length} characters)`;
}

function compareIds(header: string | undefined, body: string | null): RecordedAnswer["answer"]["requestId"] {
  if (header === undefined) return body === null ? "absent" : "body only";
  if (body === null) return "header only";
  return header === body ? "same in header and body" : "differs";
}

/** The text of an evidence file; its schema is `evidence.schema.json`. */
export function recordingsText(about: RecordingsAbout, records: readonly RecordedAnswer[]): string {
  const file = { schemaVersion: 1, ...about, operation: operation.name, records };
  return `${JSON.stringify(file, null, 2)}\n`;
}
