import { describe, expect, it } from "vitest";
import { documented, unsettled } from "../../../contract/citation.ts";
import { updateServiceSpecificCredential } from "../../../contract/operations/update-service-specific-credential.ts";
import { declare, updateOf } from "../../../suites/declare.ts";
import type { Requirement } from "../../../suites/requirement.ts";
import { requirementsPage } from "./requirements-page.ts";

const requirement: Requirement = declare("status.sample", {
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
  claims: ["get"],
});

describe("requirementsPage", () => {
  const page = requirementsPage(
    [requirement],
    [
      { name: "sample-fault", fault: "x is accepted", kills: ["status.sample"] },
      { name: "other-fault", fault: "y is accepted", kills: ["status.other"] },
    ],
  );

  it("says what a requirement demands, on what grounds and what proves it", () => {
    expect(page).toContain(
      "## status\n\n### `status.sample`\n\nA Status with `x` or &#60;b&#62; is refused.",
    );
    expect(page).toContain(
      "- **MUST**, documented\n- expects: 400 ValidationError; afterwards nothing has changed",
    );
    expect(page).toContain("- where the target claims `get`: parameters are read from the query string");
    expect(page).toContain("- cannot be judged without: `status.accepts-documented-values`\n");
    expect(page).toContain("- blames some failures on: `response.error.code` (unreadable, code)\n");
    expect(page).toContain("- proved by: `sample-fault` (x is accepted)\n");
    expect(page).not.toContain("other-fault");
    expect(page).toContain("> “Valid Values: Active &#124; Inactive” ([api-reference](#api-reference))\n>\n");
    expect(page).toContain("> unknown: nobody knows ([boto3](#boto3))\n");
    expect(page).toContain("1 requirements: 1 MUST");
  });

  it("tells where the sources are that are cited", () => {
    expect(page).toContain(
      "### api-reference\n\n[IAM API Reference, UpdateServiceSpecificCredential](<https://docs.aws.amazon.com/",
    );
    expect(page).toContain("### boto3\n");
    expect(page).not.toContain("### cli-v1\n");
  });

  it("says so where nothing proves a requirement, and where there is nothing to prove", () => {
    expect(requirementsPage([requirement], [])).toContain("- proved by: **nothing**\n");
    expect(requirementsPage([{ ...requirement, level: "OBSERVE" }], [])).toContain("it asserts nothing\n");
  });
});
