import type { ClientRequirementId } from "../../suites/clients.ts";

/** How a client writes a request, where clients may differ. */
export interface WireHabits {
  /** Names in the order of the body. */
  readonly parameterOrder: readonly string[];
  /** What stands for a space. */
  readonly space: string;
  /** Characters that it escapes though it need not, and those that it leaves though others escape them. */
  readonly escaped: string;
  readonly contentType: string;
  /** As the signature lists them. */
  readonly signedHeaders: readonly string[];
  /** Whether calls of one client that are more than a second apart have dates of their own, or that of the first. */
  readonly dates?: "own" | "of-the-first";
}

/** What a client makes of one answer. */
export interface Treatment {
  readonly outcome: string;
  readonly code?: string;
  readonly status?: number;
  /** Beginning of the message, where one is exposed. */
  readonly message?: string;
  /** Where one is exposed that is not that of the answer's header. */
  readonly requestId?: string;
  /** How many requests it sent. */
  readonly requests: number;
}

/** What is known of one version of a client where clients may differ. A difference from it is a change to look at. */
export interface ClientProfile {
  readonly $schema?: string;
  readonly schemaVersion: 1;
  readonly driver: string;
  /** The client's version, as its driver says. */
  readonly version: string;
  /** The list that it was installed from; null: it comes with the suite. */
  readonly lock: { readonly file: string; readonly sha256: string } | null;
  readonly wire: WireHabits;
  /** For each kind of input: `sent`, or the outcome of a call that sent nothing. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, Treatment>>;
  /** The requirements that this version is known to violate. */
  readonly violations: readonly ClientRequirementId[];
}

/** One thing in which a client departs from its profile. */
export interface ProfileDifference {
  /** Where: `answers.throttling.requests`. */
  readonly place: string;
  /** As text; undefined: not there. */
  readonly recorded: string | undefined;
  readonly now: string | undefined;
}

/** Everything in which `now` differs from `recorded`, place by place. */
export function profileDifferences(recorded: ClientProfile, now: ClientProfile): ProfileDifference[] {
  const before = leavesOf("", { ...recorded, $schema: undefined });
  const after = leavesOf("", { ...now, $schema: undefined });
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((place) => before.get(place) !== after.get(place))
    .map((place) => ({ place, recorded: before.get(place), now: after.get(place) }));
}

/** The differences of the first profile that all of them show: what one measurement has alone is no habit. */
export function lastingDifferences(
  recorded: ClientProfile,
  measured: readonly ClientProfile[],
): ProfileDifference[] {
  const [first = [], ...others] = measured.map((profile) => profileDifferences(recorded, profile));
  return first.filter(({ place }) =>
    others.every((differences) => differences.some((d) => d.place === place)),
  );
}

/** The texts at the ends of a tree; a list is one. */
function leavesOf(place: string, value: unknown): Map<string, string> {
  if (value === undefined) return new Map();
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return new Map([[place, JSON.stringify(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, part]) => [
      ...leavesOf(place === "" ? key : `${place}.${key}`, part),
    ]),
  );
}
