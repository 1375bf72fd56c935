import { describe, expect, it } from "vitest";
import { all, type Change } from "../../reference/mutants/change.ts";
import { mutantByName } from "../../reference/mutants/mutants.ts";
import { createProver } from "./mutant-prover.ts";

function mutant(name: string) {
  const found = mutantByName(name);
  if (found === undefined) throw new Error(`there is no mutant ${name}`);
  return found;
}

function faultsOf(...names: readonly string[]): Change {
  return all(...names.map((name) => mutant(name).rules));
}

/** Faults in the form of answers, by which nothing is accepted that must not be. */
const forms: Readonly<Record<string, Change>> = {
  "errors in another form": faultsOf(
    "error-content-type-plain",
    "error-namespace-missing",
    "error-type-missing",
    "error-message-empty",
    "error-request-id-missing",
    "error-request-id-header-missing",
    "error-extra-element",
  ),
  "other codes": faultsOf("validation-exception", "no-such-entity-exception"),
  "successes in another form": faultsOf(
    "success-namespace-missing",
    "success-content-type-json",
    "success-request-id-missing",
  ),
};

/** One fault of each kind by which something is accepted, or changed, that must not be. */
const accepting = [
  "id-length-unchecked",
  "id-allows-punctuation",
  "id-not-required",
  "id-unknown-accepted",
  "id-of-another-user-accepted",
  "user-unknown-ignored",
  "status-any-value",
  "state-no-effect",
  "state-second-credential-too",
  "state-changed-after-refusal",
  "request-get-refused",
  "request-charset-in-json",
].map(mutant);

/** Second faults that only show past a failure which the first accounts for: in a later input, or in the state. */
const behind: readonly (readonly [first: string, second: string])[] = [
  ["validation-exception", "status-prefix"],
  ["validation-error-500", "status-prefix"],
  ["validation-exception", "request-plus-kept"],
  ["no-such-entity-exception", "state-changed-before-user-check"],
  ["no-such-entity-400", "state-changed-before-user-check"],
  ["success-json", "state-previous-update-repeated"],
];

// Of the others only what these need is exercised.
const prover = createProver({ seed: 1, runs: 4, otherRuns: 0 });

describe.each(Object.entries(forms))("%s", (_, form) => {
  it.each(accepting)("do not hide that $fault", async ({ kills, rules, ...rest }) => {
    const both = { ...rest, kills, rules: (honest: Parameters<Change>[0]) => form(rules(honest)) };
    expect((await (await prover)(both)).killedBy).toEqual(kills);
  });
});

it.each(behind)("%s does not hide %s", async (first, second) => {
  const both = { ...mutant(second), rules: faultsOf(second, first) };
  expect((await (await prover)(both)).killedBy).toEqual(both.kills);
});
