import type { FactKind } from "./fact-copies.ts";

/** A place outside `contract/` that may hold facts of one kind. */
export interface AllowedCopies {
  /** A folder or a file. */
  readonly place: string;
  readonly kind: FactKind;
  readonly reason: string;
}

const typed =
  "typed by the keys of the table of codes: a reference to it that does not compile when it is wrong";
const quoted = "quotations, which stand as the documents have them";
const standalone = "a program that stands for others' and shares nothing with the suite";

/** Every place that may, and why. */
export const allowedCopies: readonly AllowedCopies[] = [
  { place: "suites", kind: "error code", reason: typed },
  { place: "suites", kind: "namespace", reason: quoted },
  { place: "suites", kind: "version", reason: quoted },
  { place: "suites", kind: "media type", reason: quoted },
  { place: "suites", kind: "status", reason: quoted },
  { place: "reference", kind: "error code", reason: typed },
  { place: "engine/proof/dummies.ts", kind: "error code", reason: typed },
  { place: "engine/run/plan.ts", kind: "error code", reason: typed },
  { place: "clients", kind: "error code", reason: typed },
  { place: "reporters/words/comparison/known-causes.ts", kind: "error code", reason: typed },
  {
    place: "reporters/report/edition-followed.ts",
    kind: "error code",
    reason: "compared with the code of an observation, which may be any",
  },
  {
    place: "reference/operations/access-keys.ts",
    kind: "status",
    reason: "the status of an access key, which is no credential of the operation's",
  },
  {
    place: "reference/honest-rules.ts",
    kind: "media type",
    reason: "what the endpoint writes is its own, so that a mistake in what is expected shows",
  },
  { place: "clients/drivers/example", kind: "version", reason: standalone },
  { place: "clients/drivers/example", kind: "media type", reason: standalone },
  { place: "tools/bench/answering-server.ts", kind: "media type", reason: standalone },
];
