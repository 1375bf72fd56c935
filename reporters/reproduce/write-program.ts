import { fixtureOperations } from "../../contract/fixture-operations.ts";
import { parametersOf as contractParameters, service } from "../../contract/operation.ts";
import {
  credentialIdParameter,
  documentedStatuses,
  statusParameter,
  updateServiceSpecificCredential,
} from "../../contract/operations/update-service-specific-credential.ts";
import type { LaneNames } from "../../engine/fixtures/lane.ts";
import type { Counterexample } from "../../engine/judge/verdict.ts";
import { otherCase } from "../../engine/run/resolve-input.ts";
import type { Exchange } from "../../protocol/exchange.ts";
import { requirementById } from "../../suites/catalogue.ts";
import { bodyText } from "../report/body-text.ts";
import { madeForm, madeInput } from "../report/made-input.ts";
import type { Redactor } from "../report/redact.ts";
import { redactDeep } from "../report/redact.ts";
import { programText } from "./program-text.ts";
import { tailOf, templateOf } from "./request-template.ts";

/** Most characters of an answer that a program is held against. */
const mostAnswer = 16 * 1024;

/** Most characters of a program: one that is held against many long answers would make a report grow with them. */
export const mostProgram = 96 * 1024;

/**
 * A stand-alone program for Node.js 20 that shows a violation again, or null where its exchanges were not kept or are too
 * long. It ends
 * with 0 where the deviation shows, 1 where it does not, and 2 where it could not be set up.
 */
export function writeProgram(
  requirement: string,
  counterexample: Counterexample,
  endpoint: string,
  redact: Redactor,
): string | null {
  const values = valuesOf(requirement, counterexample, endpoint, redact);
  if (values === null) return null;
  const { expected, observed } = values;
  const program = [
    "// Shows again a deviation that iam-conformance found. Needs Node.js 20.16 or newer; run it with: node FILE.mjs",
    `// ${requirement}: expected ${comment(expected)}, observed ${comment(observed)}`,
    "// Endpoint: ENDPOINT. Keys: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN.",
    "// Exit code 0: the deviation shows; 1: it does not; 2: it could not be set up.",
    `const values = ${literal(values)};`,
    programText.trimStart(),
  ].join("\n");
  return program.length > mostProgram ? null : program;
}

/** JSON that is a literal of JavaScript, in ASCII without anything that could end a script element. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(
    /[^\n -~]|[<>]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function comment(text: string): string {
  return text.replace(/[^ -~]/g, "?").slice(0, 200);
}

function valuesOf(requirement: string, counterexample: Counterexample, endpoint: string, redact: Redactor) {
  const { exchanges, lanes, exchange, kind, client, input } = counterexample;
  if (exchanges === undefined || lanes === undefined || client !== undefined || !URL.canParse(endpoint))
    return null;
  // The first exchange is a listing, which is signed as usual.
  const region = exchanges.map(regionOf).find((each) => each !== "") ?? service.region;
  const created = createdBy(exchanges);
  const settle = settling(lanes, created);
  const { stimulus } = requirementById(requirement) ?? {};
  const together = stimulus?.kind === "procedure" && stimulus.procedure === "updates-in-flight";
  // What a procedure sends is written and signed in the usual way.
  const form = stimulus?.kind === "request" ? madeForm(input) : null;
  const made = form === null ? null : madeInput(input);
  const steps = together
    ? updatesAtOnce(lanes.length)
    : exchanges.map((each) => {
        const parameters = parametersOf(each);
        const action = parameters.find(([name]) => name === "Action")?.[1] ?? "";
        const by = created.keys.findIndex((key) =>
          headerOf(each, "authorization").includes(`Credential=${key}/`),
        );
        const isPlain =
          made === null ||
          form === null ||
          Object.values(fixtureOperations).some(({ name }) => name === action);
        return {
          ...(isPlain
            ? {
                action,
                parameters: parameters
                  .filter(([name]) => name !== "Action" && name !== "Version")
                  .map(([name, value]) => [name, settle(value)]),
              }
            : {
                action: updateServiceSpecificCredential.name,
                template: templateOf({
                  action: updateServiceSpecificCredential.name,
                  made,
                  form,
                  signature: made.signature,
                  lanes,
                  endpoint: new URL(endpoint),
                  region,
                  hasToken: headerOf(exchange, "x-amz-security-token") !== "",
                }),
              }),
          ...(by === -1 ? {} : { by }),
          answer: answerOf(each, settle, redact),
        };
      });
  const serviceName = exchanges.flatMap(parametersOf).find(([name]) => name === "ServiceName")?.[1];
  return {
    requirement,
    endpoint,
    region,
    version: service.version,
    contentType: service.contentType,
    signingName: service.signingName,
    users: lanes.map((lane, index) => ({
      tail: tailOf(lane.userName, index),
      statuses: statusesBefore(lane, exchanges),
    })),
    ...(serviceName === undefined ? {} : { serviceName }),
    kind,
    expected: redact(counterexample.expected),
    observed: redact(counterexample.observed),
    allowed: allowedOf(counterexample.expected),
    judged: together ? 0 : exchanges.findIndex(({ request }) => request === exchange.request),
    together,
    addressed: made === null ? null : addressedBy(made.parameters, settle),
    steps,
  };
}

/** The credential and the Status that a request asks for, as placeholders. */
function addressedBy(
  parameters: readonly (readonly [name: string, value: string])[],
  settle: (text: string) => string,
) {
  const given = new Map(parameters);
  return {
    id: settle(given.get(credentialIdParameter.name) ?? ""),
    status: given.get(statusParameter.name) ?? "",
  };
}

/** Updates of every user at once, each read back; two rounds, so that each changes something. */
function updatesAtOnce(count: number) {
  const { name: list } = fixtureOperations.listCredentials;
  const users = Array.from({ length: count }, (_, lane) => lane);
  return [...documentedStatuses].reverse().flatMap((status, round) => [
    ...users.map((lane) => ({
      action: updateServiceSpecificCredential.name,
      parameters: contractParameters(updateServiceSpecificCredential, {
        credential: `{{id:${lane}:0}}`,
        user: `{{user:${lane}}}`,
        set: status,
      }),
      round,
    })),
    ...users.map((lane) => ({ action: list, parameters: [["UserName", `{{user:${lane}}}`]], round })),
  ]);
}

/** The answers that are as required, where a status and a code say that; null: more than those is the matter. */
function allowedOf(expected: string): { statuses: string[]; code: string | null }[] | null {
  const options = expected.split(" or ").map((option) => {
    if (option === "success (200)") return { statuses: ["200"], code: "" };
    if (option === "a refusal (4xx)") return { statuses: ["4"], code: null };
    const [, statuses, code] = /^(\d{3}(?:\|\d{3})*) (\w+)$/.exec(option) ?? [];
    return statuses === undefined || code === undefined ? null : { statuses: statuses.split("|"), code };
  });
  return options.every((option) => option !== null) ? options : null;
}

function parametersOf({ request }: Exchange): [name: string, value: string][] {
  const query = request.path.split("?").slice(1).join("?");
  return [...new URLSearchParams(request.body === "" ? query : request.body)];
}

function headerOf({ request }: Exchange, name: string): string {
  return request.headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? "";
}

function regionOf(exchange: Exchange): string {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(headerOf(exchange, "authorization"))?.[1] ?? "";
}

/** What the trial made on its way: ids of credentials, and access keys. */
function createdBy(exchanges: readonly Exchange[]): { ids: string[]; keys: string[] } {
  const given = (action: string, element: string) =>
    exchanges.flatMap((exchange) => {
      if (!parametersOf(exchange).some(([name, value]) => name === "Action" && value === action)) return [];
      const body = exchange.outcome.kind === "response" ? bodyText(exchange.outcome.body) : "";
      return [new RegExp(`<${element}>([^<]*)`).exec(body)?.[1] ?? ""];
    });
  return {
    ids: given(fixtureOperations.createCredential.name, "ServiceSpecificCredentialId"),
    keys: given(fixtureOperations.createAccessKey.name, "AccessKeyId"),
  };
}

/** The Status of both credentials of a lane in its first listing; null: it is as new. */
function statusesBefore({ userName, credentialId, secondId }: LaneNames, exchanges: readonly Exchange[]) {
  const listing = exchanges.find((each) => {
    const given = new Map(parametersOf(each));
    return (
      given.get("Action") === fixtureOperations.listCredentials.name && given.get("UserName") === userName
    );
  });
  const body = listing?.outcome.kind === "response" ? bodyText(listing.outcome.body) : "";
  return [credentialId, secondId].map((id) => {
    const member = body.split("<member>").find((each) => each.includes(`>${id}<`));
    const status = /<Status>([^<]*)</.exec(member ?? "")?.[1];
    return documentedStatuses.slice(1).find((each) => each === status) ?? null;
  });
}

/** Puts placeholders in the place of what the trial held and made. */
function settling(
  lanes: readonly LaneNames[],
  { ids, keys }: ReturnType<typeof createdBy>,
): (text: string) => string {
  const names = lanes.flatMap(({ userName, credentialId, secondId }, lane): [string, string][] => [
    [credentialId, `id:${lane}:0`],
    [secondId, `id:${lane}:1`],
    [userName, `user:${lane}`],
  ]);
  const pairs = [
    ...names.flatMap(([text, name]) => [
      [text, `{{${name}}}`] as const,
      [otherCase(text), `{{${name}|other}}`] as const,
    ]),
    ...ids.map((id, index) => [id, `{{made:${index}}}`] as const),
    ...keys.map((key, index) => [key, `{{madekey:${index}}}`] as const),
  ];
  return (text) => pairs.reduce((left, [from, to]) => (from === "" ? left : left.replaceAll(from, to)), text);
}

function answerOf({ outcome }: Exchange, settle: (text: string) => string, redact: Redactor) {
  if (outcome.kind !== "response") return null;
  const told = outcome.headers.filter(([name]) => name === "content-type" || name === "x-amzn-requestid");
  return {
    status: outcome.status,
    headers: redactDeep(Object.fromEntries(told), redact),
    body: redact(settle(bodyText(outcome.body)).slice(0, mostAnswer)),
  };
}
