import { describe, expect, it } from "vitest";
import { editions } from "../../contract/editions.ts";
import { catalogue } from "../../suites/catalogue.ts";
import { successRules } from "../../suites/needs.ts";
import type { Requirement } from "../../suites/requirement.ts";
import { requirement } from "../testing/reference-session.ts";
import { type PlanOptions, planRun, underEdition, unmatchedPatterns } from "./plan.ts";

const everything: PlanOptions = {
  claims: { authentication: true, get: true, "default-user": true, provisioning: true },
  only: [],
};

function plannedIds(options: Partial<PlanOptions>): string[] {
  return planRun(catalogue, { ...everything, ...options }).map((planned) => planned.requirement.id);
}

const allIds = catalogue.map(({ id }) => id);

/** Requirements that there are not, with ids that are hard on a careless pattern. */
function named(...ids: readonly string[]): Requirement[] {
  return ids.map((id) => ({ ...requirement("status.required"), id }));
}

describe("planRun", () => {
  it("holds everything in the order of the catalogue where nothing narrows it", () => {
    const plan = planRun(catalogue, everything);
    expect(plan.map((planned) => planned.requirement)).toEqual(catalogue);
    expect(plan.every(({ disclaimed }) => disclaimed === null)).toBe(true);
  });

  it.each(["authentication", "get", "default-user", "provisioning"] as const)(
    "marks what rests on a claim that is not made, and drops nothing: %s",
    (claim) => {
      const plan = planRun(catalogue, { ...everything, claims: { ...everything.claims, [claim]: false } });
      expect(plan.map((planned) => planned.requirement.id)).toEqual(allIds);
      const marked = plan.filter(({ disclaimed }) => disclaimed === claim);
      expect(marked.length).toBeGreaterThan(0);
      expect(marked).toEqual(plan.filter((planned) => planned.requirement.claims.includes(claim)));
      expect(plan.filter(({ disclaimed }) => disclaimed !== null)).toEqual(marked);
    },
  );

  it("takes an id, an area, and patterns", () => {
    expect(plannedIds({ only: ["status.required"] })).toEqual(["status.required"]);
    expect(plannedIds({ only: ["state"] })).toEqual(allIds.filter((id) => id.startsWith("state.")));
    expect(plannedIds({ only: ["credential-id.m*"] })).toEqual(
      allIds.filter((id) => id.startsWith("credential-id.m")),
    );
    expect(plannedIds({ only: ["*.max-length"] })).toEqual([
      "credential-id.max-length",
      "user-name.max-length",
      "user-name.existing.max-length",
    ]);
    expect(plannedIds({ only: ["*pattern*"] })).toEqual(allIds.filter((id) => id.includes("pattern")));
    expect(plannedIds({ only: ["*"] })).toEqual(allIds);
  });

  it("takes several patterns together, each requirement once and in the order of the catalogue", () => {
    const ids = plannedIds({ only: ["status.required", "*.required", "credential-id.required"] });
    expect(ids).toEqual(["credential-id.required", "status.required"]);
  });

  it("holds a pattern against the whole id", () => {
    expect(plannedIds({ only: ["required"] })).toEqual([]);
    expect(plannedIds({ only: ["status.requir"] })).toEqual([]);
    expect(plannedIds({ only: ["status"] }).length).toBeGreaterThan(5);
    expect(plannedIds({ only: ["status."] })).toEqual([]);
  });

  it.each([
    ["a.b", ["a.b"]],
    ["a?b", []],
    ["a[.]b", []],
    ["(a.b)", []],
    ["a.b|axb", []],
    ["^a.b$", []],
    ["a+b", ["a+b"]],
    ["a\\b", ["a\\b"]],
    ["a.+", []],
    ["a*b", ["a.b", "axb", "a+b", "a\\b"]],
    ["**", ["a.b", "axb", "a+b", "a\\b"]],
  ])("knows no special character but the asterisk: %j", (pattern, expected) => {
    const given = named("a.b", "axb", "a+b", "a\\b");
    const planned = planRun(given, { ...everything, only: [pattern] });
    expect(planned.map((each) => each.requirement.id)).toEqual(expected);
  });

  it.each([1, 2, 3, 7, 64, 1000])("is divided by %i shards without rest or overlap", (of) => {
    const shards = Array.from({ length: of }, (_, index) => plannedIds({ shard: { index: index + 1, of } }));
    expect(shards.flat().sort()).toEqual([...allIds].sort());
    const sizes = shards.map((shard) => shard.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it("divides what was chosen, not what there is", () => {
    const chosen = plannedIds({ only: ["state"] });
    const halves = [1, 2].map((index) => plannedIds({ only: ["state"], shard: { index, of: 2 } }));
    expect(halves.flat().sort()).toEqual([...chosen].sort());
    expect(halves.every((half) => half.length > 0)).toBe(true);
  });
});

describe("unmatchedPatterns", () => {
  it("names the patterns that choose nothing", () => {
    const patterns = ["state", "status.requried", "*.nothing", "status.*"];
    expect(unmatchedPatterns(catalogue, patterns)).toEqual(["status.requried", "*.nothing"]);
    expect(unmatchedPatterns(catalogue, [])).toEqual([]);
  });
});

describe("underEdition", () => {
  const drifting = requirement("status.expired.edition");

  it("leaves the requirement an observation where no edition is declared", () => {
    expect(underEdition(drifting, undefined)).toBe(drifting);
    expect(drifting.level).toBe("OBSERVE");
  });

  it("changes no other requirement", () => {
    for (const each of catalogue.filter(({ id }) => id !== drifting.id)) {
      expect(underEdition(each, "boto3")).toBe(each);
    }
  });

  it.each(Object.keys(editions) as (keyof typeof editions)[])(
    "holds the target to the edition %s",
    (name) => {
      const held = underEdition(drifting, name);
      expect(held).toMatchObject({ id: drifting.id, level: "MUST", stimulus: drifting.stimulus });
      const lists = (editions[name].statusValues as readonly string[]).includes("Expired");
      expect(held.statement).toBe(
        `Status Expired is treated as the edition ${name} says: ${lists ? "a" : "no"} value of the list.`,
      );
      expect(held.expectation).toEqual(
        lists
          ? {
              answer: "one-of",
              options: [
                { answer: "success", rules: successRules },
                { answer: "error", codes: ["InvalidInput"] },
              ],
              state: "unread",
            }
          : { answer: "error", codes: ["ValidationError", "InvalidInput"], state: "unchanged" },
      );
    },
  );

  it("is applied by the plan", () => {
    const [planned] = planRun(catalogue, { ...everything, only: [drifting.id], edition: "api-reference" });
    expect(planned?.requirement).toEqual(underEdition(drifting, "api-reference"));
  });
});
