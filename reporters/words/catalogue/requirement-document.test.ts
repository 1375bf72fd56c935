import { describe, expect, it } from "vitest";
import { documented, unsettled } from "../../../contract/citation.ts";
import { updateServiceSpecificCredential } from "../../../contract/operations/update-service-specific-credential.ts";
import { declare, updateOf } from "../../../suites/declare.ts";
import type { AnyRequirement } from "../../../suites/every-requirement.ts";
import { documentMarkdown } from "../../formats/document/markdown.ts";
import { requirementPages } from "./requirement-document.ts";
import { listRequirements, type Proof } from "./requirement-list.ts";

const requirement: AnyRequirement = {
  ...declare("status.sample", {
    level: "MUST",
    statement: "A Status with `x` or <b> is refused.",
    citations: [
      documented("api-reference", "Valid Values: Active | Inactive"),
      unsettled("boto3", "nobody knows"),
    ],
    stimulus: updateOf(updateServiceSpecificCredential)(),
    expect: { answer: "error", codes: ["ValidationError"] },
    state: "unchanged",
    needs: [
      { requirement: "status.accepts-documented-values", explains: "all" },
      { requirement: "response.error.code", explains: ["unreadable", "code"] },
    ],
  }),
  catalogue: "endpoint",
  claims: [{ name: "get", meaning: "parameters are read" }],
};
const proofs: readonly Proof[] = [
  { name: "sample-fault", fault: "x is accepted", kills: ["status.sample"] },
  { name: "other-fault", fault: "y is accepted", kills: ["status.other"] },
];

function page(requirements: readonly AnyRequirement[], known = proofs): string {
  const list = listRequirements({ name: "s", version: "1" }, requirements, known);
  return documentMarkdown("Requirements", requirementPages(list, known));
}

describe("requirementPages", () => {
  it("says what a requirement demands, on what grounds and what proves it", () => {
    const text = page([requirement]);
    for (const words of [
      "### status\n\n#### `status.sample`\n\nA Status with `x` or &#60;b&#62; is refused.",
      "- level: MUST, documented\n- expects: 400 ValidationError; afterwards nothing has changed",
      "- applies to: what claims `get`: parameters are read\n",
      "- needs: `status.accepts-documented-values`\n",
      "`response.error.code` (unreadable, code)\n",
      "- proved by: `sample-fault` (x is accepted)\n",
      "- source: “Valid Values: Active &#124; Inactive” ([api-reference](#api-reference))\n",
      "- source: unknown: nobody knows ([boto3](#boto3))\n",
      "1 requirement: 1 MUST, 0 SHOULD, 0 OBSERVE.",
    ])
      expect(text).toContain(words);
    expect(text).not.toContain("other-fault");
  });

  it("tells where the sources are that are cited", () => {
    const text = page([requirement]);
    expect(text).toContain(
      "### api-reference\n\n[IAM API Reference, UpdateServiceSpecificCredential](<https://docs.aws.amazon.com/",
    );
    expect(text).toContain("### boto3\n");
    expect(text).not.toContain("### cli-v1\n");
  });

  it("says so where nothing proves a requirement, and where there is nothing to prove", () => {
    expect(page([requirement], [])).toContain("- proved by: NOTHING\n");
    expect(page([{ ...requirement, level: "OBSERVE" }], [])).toContain("because it asserts nothing\n");
    expect(page([{ ...requirement, catalogue: "client" }], [])).not.toContain("proved by");
  });
});
