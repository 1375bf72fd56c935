import { expect, it } from "vitest";
import { all, type Change, failure, finishing, refusalOf } from "../../reference/mutants/change.ts";
import { replaceElement } from "../../reference/mutants/document.ts";
import { refuse } from "../../reference/refusal.ts";
import { createProver } from "./mutant-prover.ts";

const prove = createProver({ seed: 1, runs: 100, otherRuns: 0 });

/** A service that fails at an absent parameter. */
const failing = refusalOf("validate", (refusal) =>
  refusal.message.includes("must not be null") ? refuse("InternalFailure", "Internal failure") : refusal,
);
const withoutType: Change = failure((document, { refusal }) =>
  refusal?.code === "InternalFailure" ? replaceElement(document, "Type", () => []) : document,
);

it("an internal failure without Type is accused of both", async () => {
  const kills = ["status.required", "response.error.type"];
  const fault = { name: "failure", fault: "failure", kills, rules: all(failing, withoutType) };
  const { killedBy, missed } = await (await prove)(fault);
  expect(missed).toEqual([]);
  expect(killedBy).toEqual(kills);
});

it("an internal failure with the envelope of errors is accused of none of its rules", async () => {
  const kills = ["status.required", "response.error.type"];
  const { killedBy } = await (await prove)({ name: "failure", fault: "failure", kills, rules: failing });
  expect(killedBy).toEqual(["status.required"]);
});

it("a page in the place of one refusal is accused of no wrong envelope", async () => {
  const page = finishing((reply, { refusal }) =>
    refusal?.message.includes("must not be null") === true
      ? { ...reply, headers: [["Content-Type", "text/html"]], body: "<html><p>Bad Request</p></html>" }
      : reply,
  );
  const rules = ["type", "namespace", "request-id", "message", "content-type"];
  const kills = rules.map((rule) => `response.error.${rule}`);
  const { killedBy } = await (await prove)({ name: "page", fault: "page", kills, rules: page });
  expect(killedBy).toEqual([]);
});
