import type { EnvelopeRule } from "../../contract/envelope-rules.ts";
import {
  answerMediaType,
  errorRoot,
  type FaultType,
  faultTypesOf,
  namespacesOf,
  requestIdHeader,
  successRootOf,
} from "../../contract/envelopes.ts";
import type { Operation } from "../../contract/operation.ts";
import { headerOf, type WireResponse } from "../exchange.ts";
import { plainDocument } from "../xml/plain-document.ts";
import type { ParsedXml, StrictNode } from "../xml/xml.ts";
import { firstOf } from "../xml/xml-search.ts";
import type { AnswerError, EnvelopeProblem } from "./answer.ts";
import { contentCodings } from "./content-codings.ts";
import { errorProblems, successProblems } from "./envelope-validator.ts";
import { excerpt } from "./excerpt.ts";

/** What was read leniently from the document whose envelope is judged. */
export interface ReadAnswer {
  readonly error: AnswerError | null;
  readonly requestId: string | null;
}

/** Whether an HTTP status announces the success envelope. */
export function announcesSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** The root of the envelope that an HTTP status announces. */
export function announcedRoot(status: number, operation: Pick<Operation, "name">): string {
  return announcesSuccess(status) ? successRootOf(operation) : errorRoot;
}

/** The broken rules of an envelope whose body is well-formed; what its headers say of it is judged elsewhere. */
export function envelopeProblems(
  response: WireResponse,
  operation: Pick<Operation, "name" | "hasResult">,
  parsed: ParsedXml & { readonly ok: true },
  read: ReadAnswer,
): EnvelopeProblem[] {
  const success = announcesSuccess(response.status);
  const types = faultTypesOf(response.status, read.error?.code ?? null);
  const root = announcedRoot(response.status, operation);
  const problems =
    parsed.root.name === root
      ? placedProblems(parsed, success ? operation : null, types)
      : misplacedProblems(parsed.root, root, success ? null : types, read);
  return [...problems, ...namespaceProblems(parsed.root, read.error), ...requestIdProblems(response, read)];
}

/** The content of the right root, held against the schema. `operation`: of a success, else null; `types`: of an error. */
function placedProblems(
  parsed: ParsedXml & { readonly ok: true },
  operation: Pick<Operation, "name" | "hasResult"> | null,
  types: readonly FaultType[],
): EnvelopeProblem[] {
  const document = plainDocument(parsed);
  return operation === null ? errorProblems(document, types) : successProblems(document, operation);
}

/**
 * Under a wrong root nothing has a place. Reported beside the root is what the document lacks altogether, not what
 * merely stands elsewhere: that would say the same thing many times. `types`: those that an error may have, else null.
 */
function misplacedProblems(
  root: StrictNode,
  expected: string,
  types: readonly FaultType[] | null,
  read: ReadAnswer,
): EnvelopeProblem[] {
  const problems = [problem("root", `the root is ${excerpt(root.name)}, not ${expected}`)];
  if (read.requestId === null) problems.push(problem("request-id", "no RequestId anywhere"));
  if (types === null) return problems;
  if (isBlank(read.error?.code)) problems.push(problem("code", "no Code anywhere"));
  if (isBlank(read.error?.message)) problems.push(problem("message", "no Message anywhere"));
  if (!types.some((type) => type === read.error?.type))
    problems.push(problem("type", `no Type ${types.join(" or ")} anywhere`));
  return problems;
}

function isBlank(text: string | null | undefined): boolean {
  return text === undefined || text === null || text.trim() === "";
}

/** The first element outside the namespace. An envelope in the other namespace of routing faults is in it throughout. */
function namespaceProblems(root: StrictNode, error: AnswerError | null): EnvelopeProblem[] {
  const allowed = namespacesOf(error?.code ?? null);
  const expected = allowed.find((namespace) => namespace === root.namespace) ?? allowed[0];
  const stranger = firstOf(root, (node) => node.namespace !== expected);
  if (stranger === undefined) return [];
  const namespace =
    stranger.namespace === null ? "no namespace" : `the namespace ${excerpt(stranger.namespace)}`;
  return [problem("namespace", `${excerpt(stranger.name)} is in ${namespace}`)];
}

/** Judged against the body only where that has an id: its absence is a broken rule of its own. */
function requestIdProblems(response: WireResponse, read: ReadAnswer): EnvelopeProblem[] {
  const header = headerOf(response, requestIdHeader);
  if (header === undefined) return [problem("request-id-header", `no header ${requestIdHeader}`)];
  if (read.requestId === null || header === read.requestId) return [];
  return [
    problem("request-id-header", `the header has ${excerpt(header)}, the body ${excerpt(read.requestId)}`),
  ];
}

/** What the headers say of the body: a coding that it does not have leaves it unreadable to whoever believes them. */
export function headerProblems(response: WireResponse): EnvelopeProblem[] {
  return [...codingProblems(response), ...contentTypeProblems(response)];
}

function codingProblems(response: WireResponse): EnvelopeProblem[] {
  const codings = contentCodings(response);
  if (codings.length === 0) return [];
  const declared = `Content-Encoding is ${excerpt(codings.join(", "))}`;
  return response.lacksCoding === true
    ? [problem("well-formed", `the ${declared}, which the body is not in`)]
    : [problem("content-coding", `the ${declared}`)];
}

/** Whether the Content-Type is the one of answers; its parameters are free. */
function contentTypeProblems(response: WireResponse): EnvelopeProblem[] {
  const header = headerOf(response, "content-type");
  if (header === undefined) return [problem("content-type", "no Content-Type")];
  const [media = ""] = header.split(";", 1);
  if (media.trim().toLowerCase() === answerMediaType) return [];
  return [problem("content-type", `the Content-Type is ${excerpt(header)}`)];
}

function problem(rule: EnvelopeRule, detail: string): EnvelopeProblem {
  return { rule, detail };
}
