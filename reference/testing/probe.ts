import { hostileCharacters } from "../../contract/alphabets.ts";
import type { FixtureRole } from "../../contract/fixture-role.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { RequestForm } from "../../contract/request-form.ts";
import type { WireRequest } from "../../protocol/exchange.ts";
import type { Requirement } from "../../suites/requirement.ts";
import type { Choice, Stimulus } from "../../suites/stimulus.ts";
import { createReference, type Reference } from "../create-reference.ts";
import type { Mutant } from "../mutants/mutant.ts";
import {
  type CallOptions,
  encodeForm,
  makeKey,
  makeUser,
  type Parameters,
  testRequest,
  testTime,
} from "./test-client.ts";

const { name: operation, parameters: declared } = updateServiceSpecificCredential;

/** Two users and three credentials of a fresh endpoint. */
interface Lane {
  readonly reference: Reference;
  readonly roles: Readonly<Record<FixtureRole, string>>;
  readonly lines: string[];
  /** Numbers the random parts of answers in order of appearance, so that transcripts compare. */
  readonly numbered: Map<string, string>;
  /** Updates go in both directions, and the state is read after each: a fault may show in one of them only. */
  readonly thorough: boolean;
}

/** What an endpoint answers to what a requirement asks for, and the state afterwards, free of random parts. */
export function transcript(requirement: Requirement, mutant?: Mutant): readonly string[] {
  const { stimulus, area, expectation } = requirement;
  const lane = makeLane(mutant, area === "state" || expectation.answer === "success");
  if (stimulus.kind === "request")
    exercise(lane, stimulus, area === "state" && expectation.answer === "success" ? 5 : 1);
  else procedures[stimulus.procedure](lane);
  list(lane);
  return lane.lines;
}

function makeLane(mutant: Mutant | undefined, thorough: boolean): Lane {
  const reference = createReference({ now: () => testTime, ...(mutant === undefined ? {} : { mutant }) });
  const [own = "", second = ""] = makeUser(reference, "lane-own", 2);
  const [other = ""] = makeUser(reference, "lane-other", 1);
  const roles: Lane["roles"] = {
    "own-credential": own,
    "own-credential-other-case": own.toLowerCase(),
    "second-credential": second,
    "other-credential": other,
    "own-user": "lane-own",
    "own-user-other-case": "LANE-own",
    "other-user": "lane-other",
    "current-status": "Active",
    "opposite-status": "Inactive",
  };
  return {
    reference,
    roles,
    lines: [],
    thorough,
    numbered: new Map([
      [own, "own"],
      [own.toLowerCase(), "own in lower case"],
      [second, "second"],
      [other, "other"],
    ]),
  };
}

function exercise(lane: Lane, stimulus: Extract<Stimulus, { kind: "request" }>, rounds: number): void {
  const { forms = [{}], signatures = ["none"], namedUser } = stimulus;
  const sets = combinations(stimulus.parameters, lane);
  for (const parameters of Array.from({ length: rounds }, () => sets).flat()) {
    for (const form of forms) {
      for (const ending of namedUser?.endings ?? [undefined]) {
        const named = ending === undefined ? {} : makeNamed(lane, ending, namedUser?.fill === true);
        for (const signature of signatures) send(lane, { ...parameters, ...named }, form, { signature });
      }
    }
  }
}

function usual({ roles }: Lane): Parameters {
  return {
    ServiceSpecificCredentialId: roles["own-credential"],
    UserName: roles["own-user"],
    Status: roles["opposite-status"],
  };
}

function makeNamed(lane: Lane, ending: string, fill: boolean): Parameters {
  const name = fill ? ending.padStart(64, "u") : `named-${ending}`;
  const [id = ""] = makeUser(lane.reference, name, 1);
  return { UserName: name, ServiceSpecificCredentialId: id };
}

/** One set of parameters for each value that the first varied choice takes, and so on. */
function combinations(choices: Readonly<Record<string, Choice>>, lane: Lane): Parameters[] {
  let sets: Parameters[] = [{}];
  for (const [name, choice] of Object.entries(choices)) {
    sets = sets.flatMap((set) => valuesOf(name, choice, lane).map((value) => ({ ...set, [name]: value })));
  }
  return sets;
}

function valuesOf(name: string, choice: Choice, lane: Lane): readonly (string | undefined)[] {
  const [minimum, maximum] = boundsOf(name);
  switch (choice.choose) {
    case "role":
      if (choice.role === "opposite-status" && lane.thorough) return ["Inactive", "Active"];
      return [lane.roles[choice.role]];
    case "absent":
      return [undefined];
    case "literal":
      return choice.values;
    case "unknown":
      if (choice.length !== undefined) return ["u".repeat(choice.length === "minimum" ? minimum : maximum)];
      return name === "UserName"
        ? ["nobody", "no_body+=,.@-"]
        : ["Unknown_Unknown_0000_zz", "ACCAAAAAAAAAAAAAAAAAA"];
    case "breaking-all":
      return ["!".repeat(maximum + 1)];
    case "breaking":
      break;
  }
  const { breach, alphabet, lengths } = choice;
  if (breach === "one-of") return ["Deleted", "Enabled", "Activex", "true"];
  if (breach === "min-length")
    return [minimum - 1, 1, 0].filter((length) => length < minimum).map((n) => "a".repeat(n));
  if (breach === "max-length")
    return (lengths ?? [maximum + 1, 2 * maximum]).map((length) => "a".repeat(length));
  const legal = declared
    .find((parameter) => parameter.name === name)
    ?.constraints.find((constraint) => constraint.kind === "pattern")?.alphabet;
  const base = name === "UserName" ? lane.roles["own-user"] : lane.roles["own-credential"];
  return hostileCharacters(alphabet ?? "punctuation", legal ?? "").flatMap((character) => [
    base + character,
    character + base,
    base.slice(0, 5) + character + base.slice(5),
  ]);
}

function boundsOf(name: string): readonly [minimum: number, maximum: number] {
  const length = declared
    .find((parameter) => parameter.name === name)
    ?.constraints.find((constraint) => constraint.kind === "length");
  return length === undefined ? [1, 20] : [length.minimum, length.maximum];
}

function send(lane: Lane, parameters: Parameters, form: RequestForm = {}, options: CallOptions = {}): void {
  const request = testRequest(
    lane.reference,
    form.action === undefined ? operation : (form.action ?? ""),
    parameters,
    {
      ...options,
      ...(form.method === undefined ? {} : { method: form.method }),
      ...(form.version === undefined ? {} : { version: form.version ?? undefined }),
      ...(form.contentType == null ? {} : { contentType: form.contentType }),
      encode: (pairs) => encodeIn(form, pairs),
    },
  );
  answer(lane, request);
  if (lane.thorough) list(lane);
}

function list(lane: Lane): void {
  for (const userName of ["lane-own", "lane-other"]) {
    answer(lane, testRequest(lane.reference, "ListServiceSpecificCredentials", { UserName: userName }));
  }
}

function encodeIn(form: RequestForm, pairs: readonly (readonly [string, string])[]): string {
  const ordered = form.order === undefined ? pairs : pairs.toReversed();
  let text = encodeForm([...ordered, ...(form.extra ?? [])]);
  if (form.space === "+") text = text.replaceAll("%20", "+");
  if (form.plus === "+") text = text.replaceAll("%2B", "+");
  if (form.hexCase === "lower") text = text.replace(/%[0-9A-F]{2}/g, (escaped) => escaped.toLowerCase());
  return form.escape === "all" ? text.replace(/%[0-9A-F]{2}|\w/g, escapeLetter) : text;
}

function escapeLetter(found: string): string {
  return found.length > 1 ? found : `%${found.charCodeAt(0).toString(16).toUpperCase()}`;
}

function answer(lane: Lane, request: WireRequest): void {
  const response = lane.reference.handle(request);
  if (response.kind === "no-response") {
    lane.lines.push(response.cause);
    return;
  }
  const headers = response.headers.map((pair) => pair.join(": "));
  const members = response.body.split(/(?=<member>)|(?=<\/ServiceSpecificCredentials>)/);
  const text = [
    response.status,
    ...headers,
    ...members.map((member) => numbered(lane, member.trim())).sort(),
  ].join("\n");
  lane.lines.push(numbered(lane, text));
}

const random = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|ACCA[A-Z2-7]{17}|acca[a-z2-7]{17}/g;

function numbered(lane: Lane, text: string): string {
  return text.replace(random, (found) => {
    const known = lane.numbered.get(found) ?? `#${lane.numbered.size}`;
    lane.numbered.set(found, known);
    return known;
  });
}

type Procedure = Extract<Stimulus, { kind: "procedure" }>["procedure"];

const procedures: Readonly<Record<Procedure, (lane: Lane) => void>> = {
  "model-sequence": (lane) => {
    send(lane, usual(lane));
    const { Status: _, ...addressed } = usual(lane);
    lane.reference.handle(testRequest(lane.reference, "ResetServiceSpecificCredential", addressed));
    send(lane, { ...usual(lane), ServiceSpecificCredentialId: lane.roles["second-credential"] });
    send(lane, { ...usual(lane), Status: "Active" });
    lane.reference.handle(testRequest(lane.reference, "DeleteServiceSpecificCredential", addressed));
    send(lane, {
      ...usual(lane),
      ServiceSpecificCredentialId: lane.roles["second-credential"],
      Status: "Active",
    });
    send(lane, usual(lane));
  },
  "updates-in-flight": (lane) => {
    for (const Status of ["Inactive", "Active", "Inactive"]) {
      send(lane, { ...usual(lane), Status });
      send(lane, {
        UserName: lane.roles["other-user"],
        ServiceSpecificCredentialId: lane.roles["other-credential"],
        Status: Status === "Active" ? "Inactive" : "Active",
      });
    }
  },
  "precedence-lattice": (lane) => {
    for (const Status of ["Deleted", "Expired"]) {
      send(lane, { ...usual(lane), UserName: "nobody", Status });
      send(lane, { ...usual(lane), ServiceSpecificCredentialId: lane.roles["other-credential"], Status });
    }
  },
  "fresh-request-ids": (lane) => {
    for (let count = 0; count < 4; count += 1) send(lane, usual(lane));
  },
  "deleted-credential": (lane) => {
    const { Status: _, ...addressed } = usual(lane);
    lane.reference.handle(testRequest(lane.reference, "DeleteServiceSpecificCredential", addressed));
    send(lane, usual(lane));
  },
  "default-user": (lane) => {
    const credentials = makeKey(lane.reference, lane.roles["own-user"]);
    send(lane, { ...usual(lane), UserName: undefined }, {}, { credentials });
  },
};
