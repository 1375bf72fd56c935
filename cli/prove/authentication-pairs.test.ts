import { describe, expect, it } from "vitest";
import { authenticationMutants } from "../../reference/mutants/authentication-mutants.ts";
import { all, type Change, errorForm, finishing } from "../../reference/mutants/change.ts";
import type { ReferenceResponse, Reply } from "../../reference/reference-response.ts";
import type { RefusalCode } from "../../reference/refusal.ts";
import { requirementById } from "../../suites/catalogue.ts";
import { createProver } from "./mutant-prover.ts";

const codes: readonly RefusalCode[] = [
  "MissingAuthenticationToken",
  "InvalidClientTokenId",
  "SignatureDoesNotMatch",
  "IncompleteSignature",
];

/** Changes how every refusal of authentication is written. */
function writing(change: (reply: Reply) => ReferenceResponse): Change {
  return finishing((reply, { refusal }) =>
    refusal !== undefined && codes.includes(refusal.code) ? change(reply) : reply,
  );
}

/** Faults in the form of the refusals of authentication, which let nobody in, and what each is to be accused of. */
const forms: readonly (readonly [fault: string, accused: readonly string[], change: Change])[] = [
  [
    "plain text",
    ["response.error.authentication"],
    writing((reply) => ({ ...reply, headers: [["Content-Type", "text/plain"]], body: "Forbidden" })),
  ],
  ["no namespace", [], writing((reply) => ({ ...reply, body: reply.body.replace(/ xmlns="[^"]*"/, "") }))],
  [
    "another code",
    ["authentication.unsigned"],
    all(...codes.map((code) => errorForm(code, () => ({ code: "AccessDenied" })))),
  ],
  [
    "another status",
    ["authentication.unsigned"],
    all(...codes.map((code) => errorForm(code, () => ({ status: 401 })))),
  ],
  [
    "another code for the unsigned alone",
    ["authentication.unsigned"],
    errorForm("MissingAuthenticationToken", () => ({
      status: 400,
      code: "MissingAuthenticationTokenException",
    })),
  ],
];

/** Faults by which somebody is let in who has to be refused. */
const others = authenticationMutants.filter(
  ({ name, kills }) => !/-(?:code|status|plain)$/.test(name) && kills.every(isOnRefusal),
);

function isOnRefusal(id: string): boolean {
  const answer = requirementById(id)?.expectation.answer;
  return answer === "error" || answer === "refusal";
}

const options = { seed: 1, runs: 5 };
const proveNamed = createProver({ ...options, otherRuns: 0 });
const proveWholly = createProver({ ...options, otherRuns: 5 });

describe.each(forms)("a fault in the form of refusals, %s,", (form, accused, change) => {
  it("is one accusation at most", async () => {
    const { trips } = await (await proveWholly)({ name: "form", fault: form, kills: [], rules: change });
    expect(trips).toEqual(accused);
  });

  it.each(others)("hides no other: $fault", async ({ name, fault, kills, rules }) => {
    const both = { name: `${name}, ${form}`, fault, kills, rules: all(rules, change) };
    const { killedBy, missed } = await (await proveNamed)(both);
    expect(missed).toEqual([]);
    expect(killedBy).toEqual(kills);
  });
});
