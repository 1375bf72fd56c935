import type { RequestForm } from "../../contract/request-form.ts";
import type { SignatureFault } from "../../contract/signature-faults.ts";
import type { LaneNames } from "../../engine/fixtures/lane.ts";
import { otherCase } from "../../engine/run/resolve-input.ts";
import type { WireRequest } from "../../protocol/exchange.ts";
import { buildRequest } from "../../protocol/request.ts";
import type { MadeSignature } from "../../protocol/signing/sign.ts";
import type { MadeInput } from "../report/made-input.ts";

/** How a signature of a request is made; every text may hold placeholders. */
interface SignatureTemplate {
  readonly canonical: string;
  readonly timestamp: string;
  readonly scope: readonly string[];
  readonly secret: string;
  /** The body whose hash stands in `canonical`. */
  readonly body: string;
}

/**
 * A request as a program sends it. Placeholders: `{{start}}` of every user name, `{{id:0:1}}` (lane, credential), the same with `|other` for
 * the other letter case and `|escaped` or `|escaped-lower` for percent escapes; `{{basic:MS}}`, `{{date:MS}}`,
 * `{{extended:MS}}` and `{{http:MS}}` for the time so many milliseconds from now; `{{key}}`, `{{secret}}`, `{{token}}`,
 * `{{host}}`, `{{length}}`, `{{sha256:0}}` and `{{signature:0}}` with `|upper` or `|cut`.
 */
export interface RequestTemplate {
  readonly request: WireRequest;
  readonly signatures: readonly SignatureTemplate[];
}

/** What a request is made from. */
export interface RequestToTemplate {
  readonly action: string;
  readonly made: MadeInput;
  readonly form: RequestForm;
  readonly signature: SignatureFault;
  readonly lanes: readonly LaneNames[];
  readonly endpoint: URL;
  readonly region: string;
  readonly hasToken: boolean;
}

// Noon, so that the minutes of a wrong date stay within the day.
const now = new Date("2001-02-03T12:05:06Z");
const key = "AKIDZREPRODUCTIONZ";
const secret = "zSecretOfReproductionz";
const token = "zTokenOfReproductionz";

/** The template of one request: it is written and signed for values that occur nowhere else, which then give way to placeholders. */
export function templateOf(input: RequestToTemplate): RequestTemplate {
  const { action, made, form, signature, lanes, endpoint, region, hasToken } = input;
  const names = sentinelsOf(lanes);
  const parameters = made.parameters.map(([name, value]) => [name, names.get(value) ?? value] as const);
  const signed: MadeSignature[] = [];
  const request = buildRequest({
    endpoint,
    action,
    parameters,
    form,
    signature,
    credentials: {
      accessKeyId: key,
      secretAccessKey: secret,
      ...(hasToken && made.signedBy === null ? { sessionToken: token } : {}),
    },
    region,
    now,
    onSignature: (each) => signed.push(each),
  });
  const replaced = replacing([
    ...signed.flatMap((each, index) => signatureForms(each, index)),
    ...[...names.values(), startSentinel, otherCase(startSentinel)]
      .filter((each) => !isUser(each))
      .flatMap(spellings),
    [endpoint.host, "{{host}}"],
    [key, "{{key}}"],
    [secret, "{{secret}}"],
    [token, "{{token}}"],
  ]);
  const text = (value: string) => timed(replaced(value));
  const requestText = (each: WireRequest): WireRequest => ({
    ...each,
    path: text(each.path),
    headers: each.headers.map(([name, value]) =>
      name.toLowerCase() === "content-length" ? [name, "{{length}}"] : [name, text(value)],
    ),
    body: text(each.body),
    ...(each.after && { after: requestText(each.after) }),
  });
  return {
    request: requestText(request),
    signatures: signed.map((each) => ({
      canonical: text(each.canonical),
      timestamp: text(each.timestamp),
      scope: [each.scope.date, each.scope.region, each.scope.service, each.scope.terminator].map(text),
      secret: text(each.secretAccessKey),
      body: text(each.body),
    })),
  };
}

const startSentinel = "zStartOfNamez";

/** Whether a sentinel is the whole name of a user, of which only the start gives way to a placeholder. */
function isUser(sentinel: string): boolean {
  return /^zStartOfNamez./i.test(sentinel);
}

/** What follows the start that all users of one run share; what is not of a run gets a name like its users. */
export function tailOf(userName: string, index: number): string {
  return /^ic-[^-]+-(.*)$/s.exec(userName)?.[1] ?? `u${index}`;
}

/** What stands for each name of the lanes, whatever its letter case is. */
function sentinelsOf(lanes: readonly LaneNames[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [index, { userName, credentialId, secondId }] of lanes.entries())
    for (const [name, sentinel] of [
      [userName, `${startSentinel}${tailOf(userName, index)}`],
      [credentialId, `zIdOf${index}0Lane`],
      [secondId, `zIdOf${index}1Lane`],
    ] as const) {
      names.set(otherCase(name), otherCase(sentinel));
      names.set(name, sentinel);
    }
  return names;
}

/** The sentinel of a name, in each way that a form may write it, with its placeholder. */
function spellings(sentinel: string): [text: string, placeholder: string][] {
  const [, lane, credential] = /^zIdOf(\d)(\d)Lane$/i.exec(sentinel) ?? [];
  const name = lane === undefined ? "start" : `id:${lane}:${credential}`;
  const asGiven = `{{${name}${sentinel.startsWith("z") ? "" : "|other"}`;
  const escapes = [...sentinel].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join("");
  return [
    [sentinel, `${asGiven}}}`],
    [escapes.toUpperCase(), `${asGiven}|escaped}}`],
    [escapes, `${asGiven}|escaped-lower}}`],
  ];
}

function signatureForms({ signature, bodyHash }: MadeSignature, index: number): [string, string][] {
  return [
    [signature, `{{signature:${index}}}`],
    [signature.toUpperCase(), `{{signature:${index}|upper}}`],
    [signature.slice(0, -1), `{{signature:${index}|cut}}`],
    [bodyHash, `{{sha256:${index}}}`],
  ];
}

function replacing(
  pairs: readonly (readonly [text: string, placeholder: string])[],
): (text: string) => string {
  return (text) => pairs.reduce((left, [from, to]) => left.replaceAll(from, to), text);
}

/** Times that stand in a text, as their distance from the present. */
function timed(text: string): string {
  const since = (iso: string) => Date.parse(iso) - now.getTime();
  return text
    .replace(
      /200102(\d\d)T(\d\d)(\d\d)(\d\d)(?=Z|\.)/g,
      (_, day, hour, minute, second) => `{{basic:${since(`2001-02-${day}T${hour}:${minute}:${second}Z`)}}}`,
    )
    .replace(/2001-02-\d\dT\d\d:\d\d:\d\dZ/g, (iso) => `{{extended:${since(iso)}}}`)
    .replace(/\w{3}, \d\d Feb 2001 [\d:]{8} GMT/g, (date) => `{{http:${since(date)}}}`)
    .replace(/200102(\d\d)/g, (_, day) => `{{date:${since(`2001-02-${day}T12:05:06Z`)}}}`);
}
