import type { Evidence, Level } from "./citation.ts";

/** The six outcomes of a requirement in a run. Every requirement of a run has exactly one of them. */
export const outcomeDefinitions = {
  conforms: "Every answer was as the requirement expects.",
  violates: "An answer departed from what the requirement expects. The counterexample shows it.",
  observed: "Nothing is required on this point. The report says what the target does.",
  untestable:
    "A prerequisite was missing: another requirement is violated, a fixture could not be made, or the operation is not implemented. It never counts as passed.",
  inapplicable: "The target's entry declares that the target does not support this.",
  broken: "The suite or the connection failed. This says nothing about the target.",
} as const;

/** The weight of a requirement. */
export const levelDefinitions = {
  MUST: "Documented by AWS. A violation fails the run.",
  SHOULD:
    "Recorded from AWS, or documented in words that a reader may dispute. A violation fails the run with `--level should`.",
  OBSERVE: "Unknown, or the documents disagree. It is reported and never fails a run.",
} as const satisfies Record<Level, string>;

/** The grade of a citation: how well a fact about AWS is established. */
export const evidenceDefinitions = {
  documented: "A public AWS page or service model says so.",
  recorded: "Somebody captured it from AWS and published the capture.",
  reported: "Known at second hand, or captured from another AWS service of the same family.",
  unknown: "No public source settles it.",
} as const satisfies Record<Evidence, string>;

/** What a reader of a report needs to know at once: outcomes, levels and grades of evidence. */
export const legendWords = { ...outcomeDefinitions, ...levelDefinitions, ...evidenceDefinitions } as const;

/** The words of the project, each with its one meaning. */
export const vocabulary = {
  answer: "A decoded response: its status, its error code and message where it is an error, its request id.",
  area: "A group of requirements with a common prefix, such as `credential-id` or `state`.",
  baseline:
    "A committed list of a target's known deviations, each with a reason and an expiry date. What it foresees does not fail a run; an entry that no longer matches does.",
  blame:
    "The naming of the one requirement that speaks of a fault. Requirements that need it do not report the fault again.",
  breach: "A constraint that a value breaks, such as `max-length`.",
  catalogue: "All requirements of one kind: on endpoints, on clients, or on surfaces.",
  citation: "A clause of a source, with the grade of its evidence. Every requirement rests on at least one.",
  claim:
    "What a target's entry says the target supports, such as `authentication` or `get`. Requirements on an unclaimed feature are inapplicable.",
  clause: "One statement of a source about the behaviour of AWS or of a client.",
  client: "A program under test that calls the operation: an SDK or a CLI.",
  constraint: "A declared bound of a parameter: required, length, pattern, or list of values.",
  counterexample:
    "The smallest input found that shows a violation, with its exchange and the commands that send it again.",
  deviation: "Any difference between a target and what a requirement expects, at any level, foreseen or not.",
  door: "The suite's own connection to a target: the Query API over HTTP.",
  drift: "A difference between editions, or between what a client states and every edition.",
  driver: "A small program through which the suite calls one client, over JSON lines.",
  "dummy responder":
    "A server without behaviour, such as one that always answers 200. Each run first proves that the suite rejects all of them.",
  edition: "One dated version of the documents. Where editions differ, a target's choice is observed.",
  envelope:
    "The XML document that an answer comes in: root, namespace, request id, and the error where there is one.",
  evidence: "How well a fact is established: documented, recorded, reported, or unknown.",
  exchange: "A request as it was sent and the response that came.",
  exercise: "A requirement made ready to run: where its inputs come from, and how one of them is tried.",
  expectation: "What has to be true of the answer, and of the state afterwards.",
  fixture: "A user or a credential that the suite makes on the target for a run, and removes afterwards.",
  flaky:
    "Said of a violation that did not come again though it was tried again several times, alone and among the inputs beside which it was found. It fails a run only with `--strict-flaky`.",
  foreseen: "Said of a violation that the target's baseline lists.",
  form: "How a request is written apart from its parameters: method, order, escapes, headers.",
  habit:
    "Something that clients may do as they like, such as the order of parameters. A profile records it; no requirement asks for it.",
  input: "The parameters and the form from which a request is made.",
  journal:
    "The list of what a run makes on a target, each entry written before it is made. `cleanup` removes from it what a crash left behind.",
  lane: "A user and its credentials, held by one requirement at a time, so that requirements can run side by side.",
  level: "The weight of a requirement: MUST, SHOULD, or OBSERVE.",
  mutant:
    "A copy of the reference endpoint with one planted fault. It proves that a requirement is able to fail.",
  need: "Another requirement without which this one cannot be judged.",
  observation: "What a target did on a point on which nothing is required.",
  operation: "An action of the IAM Query API, declared as data.",
  outcome:
    "What a run found out about a requirement: conforms, violates, observed, untestable, inapplicable, or broken.",
  parameter: "An input of the operation, by its name on the wire.",
  path: "The way from a seed to one input: the number of the failing run, then each step of shrinking. Seed and path replay a counterexample.",
  plan: "The requirements of a run, chosen from the catalogue; those that the target's entry disclaims are marked.",
  procedure: "A stimulus of several steps, such as a sequence of updates that is compared with a model.",
  profile: "A committed record of what a client is known to do, to which a client run is compared.",
  recording:
    "What `--record` kept of the answers of AWS, masked. Reports cite it beside the clauses of a requirement.",
  "reference endpoint":
    "The endpoint that comes with the suite and conforms to every requirement. It proves the suite, and shares no code with it.",
  report: "The result of a run, in JSON, HTML, Markdown, JUnit, or text.",
  requirement: "One rule, with an id, a level, a statement, its citations, a stimulus, and an expectation.",
  role: "A part of a lane that an input refers to, such as the own user or another user's credential.",
  run: "One pass over a plan against one target.",
  seed: "The number from which all generated inputs follow. The same seed gives the same inputs.",
  "self-proof": "The check before each run that the suite rejects every dummy responder.",
  sequence: "Several calls of one client, or several updates of one credential, that are judged together.",
  shard: "One part of a run that is split over several machines.",
  shrinking: "The search for the smallest input that fails in the same way.",
  source: "A public document, model, or set of recordings that citations refer to.",
  state: "The credentials of a user as a listing shows them, before and after a request.",
  stimulus: "How the inputs of a requirement are made.",
  suite: "The requirements on one subject, in one file of `suites/`. The suite: this program as a whole.",
  surface: "The way in to a target: the raw Query API, or a client.",
  target: "The endpoint under test.",
  trial: "One input, tried once: the exchange, the state read back, and the failure where there is one.",
  verdict: "An outcome with its grounds: the counterexample, the observations, or the reason.",
} as const;

/** Every word that the documentation defines, and its one definition. */
export const glossary: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...vocabulary, ...legendWords }),
);
