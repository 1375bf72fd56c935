import { describe, expect, it } from "vitest";
import { anyRequirementById, everyRequirement } from "../../suites/every-requirement.ts";
import { clauseTopics } from "./clause.ts";
import { clauseProblems, clauses } from "./clauses.ts";

const isRequirement = (id: string) => anyRequirementById(id) !== undefined;

describe("clauses", () => {
  it("have a requirement or a reason, and never both", () => {
    expect(clauseProblems(clauses, isRequirement)).toEqual([]);
  });

  it("are there for every topic", () => {
    const topics = clauses.map(({ id }) => id.split(".", 1)[0]);
    expect([...new Set(topics)]).toEqual(Object.keys(clauseTopics));
  });

  it("have a source in common with each requirement that rests on them", () => {
    for (const { id, sources, requirements = [] } of clauses) {
      for (const each of requirements) {
        const cited = anyRequirementById(each)?.citations.map(({ source }) => source) ?? [];
        expect(
          cited.some((source) => sources.includes(source)),
          `${id}, ${each} cites ${cited.join(", ")}`,
        ).toBe(true);
      }
    }
  });

  it("are there for every requirement", () => {
    const rested = new Set(clauses.flatMap(({ requirements = [] }) => requirements));
    const without = everyRequirement.map(({ id }) => id).filter((id) => !rested.has(id));
    expect(without, "add them to a fact in contract/clauses/").toEqual([]);
  });
});

describe("clauseProblems", () => {
  const requirements = ["status.one-of"];

  it.each([
    [{ id: "order.x" }, "order.x has neither a requirement nor a reason"],
    [{ id: "order.x", requirements: [], untested: "" }, "order.x has neither a requirement nor a reason"],
    [{ id: "order.x", requirements, untested: "because" }, "order.x has both a requirement and a reason"],
    [{ id: "order.x", requirements: ["status.none"] }, "order.x names status.none, which does not exist"],
    [{ id: "weather.x", requirements }, "weather.x has no topic"],
  ])("finds what is wrong with %j", (clause, problem) => {
    expect(clauseProblems([clause], isRequirement)).toEqual([problem]);
  });

  it("finds a clause that is there twice, and nothing wrong with good ones", () => {
    const good = [
      { id: "order.x", requirements },
      { id: "order.y", untested: "because" },
    ];
    expect(clauseProblems(good, isRequirement)).toEqual([]);
    expect(clauseProblems([...good, ...good], isRequirement)).toEqual([
      "order.x is there twice",
      "order.y is there twice",
    ]);
  });
});
