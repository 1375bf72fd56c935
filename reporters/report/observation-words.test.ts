import { describe, expect, it } from "vitest";
import { knownPrecedence, precedenceFaults, precedencePairs } from "../../contract/precedence.ts";
import type { Observation } from "../../engine/judge/observation.ts";
import { sampleObservation } from "../testing/sample-run.ts";
import { observationWords, readLattice, reportObservations } from "./observation-words.ts";

describe("observationWords", () => {
  it.each<[Observation, string]>([
    [{ kind: "silence", detail: "reset" }, "no answer: reset"],
    [sampleObservation(200), "200"],
    [{ ...sampleObservation(400, "ValidationError"), effect: null }, "400 ValidationError, nothing changed"],
    [
      { ...sampleObservation(200), effect: { changed: "status", status: "Expired" } },
      "200, Status became Expired",
    ],
    [{ ...sampleObservation(200), remark: "no RequestId" }, "200, no RequestId"],
    [
      { ...sampleObservation(200), effect: { changed: "disappeared" }, remark: "no RequestId" },
      "200, a credential disappeared, no RequestId",
    ],
  ])("puts %j in words", (observation, words) => {
    expect(observationWords(observation)).toEqual([words]);
  });
});

describe("reportObservations", () => {
  it("begins with the most frequent, then goes by the words, and counts equal words together", () => {
    const seen = [
      { observation: sampleObservation(200), count: 1 },
      { observation: sampleObservation(500, "X"), count: 3 },
      { observation: sampleObservation(400, "ValidationError"), count: 3 },
      { observation: sampleObservation(200), count: 1 },
    ];
    expect(reportObservations(seen)).toEqual([
      { behaviour: "400 ValidationError", count: 3 },
      { behaviour: "500 X", count: 3 },
      { behaviour: "200", count: 2 },
    ]);
  });
});

describe("readLattice", () => {
  const relations = ["before", "together with", "told as", "beside"] as const;

  it("reads every pair and every fault back from its words", () => {
    const observation = {
      kind: "precedence",
      unnoticed: precedenceFaults.map(({ name }) => name),
      pairs: precedencePairs.flatMap(([one, other]) =>
        relations.flatMap((relation) => [
          { first: one.name, relation, second: other.name },
          { first: other.name, relation, second: one.name },
        ]),
      ),
    } as const;
    const { unnoticed, pairs, strays } = readLattice(observationWords(observation));
    expect(unnoticed).toEqual(observation.unnoticed);
    expect(pairs.map(({ words: _, ...pair }) => pair)).toEqual(observation.pairs);
    expect(strays).toEqual([]);
  });

  it("keeps the answer beside two faults in the words", () => {
    const [first, second] = ["malformed id", "malformed user"];
    const { answer } = sampleObservation(400, "InvalidInput");
    const words = observationWords({
      kind: "precedence",
      unnoticed: [],
      pairs: [{ first, relation: "beside", second, answer }],
    });
    expect(words).toEqual(["malformed id beside malformed user: 400 InvalidInput"]);
    expect(readLattice(words).pairs).toEqual([{ first, relation: "beside", second, words: words[0] }]);
  });

  it("knows the words of what AWS does", () => {
    const known = precedencePairs.flatMap(([one, other]) => knownPrecedence(one, other) ?? []);
    const words = observationWords({ kind: "precedence", unnoticed: [], pairs: known });
    expect(readLattice(words).pairs).toHaveLength(known.length);
  });

  it.each([
    "400 ValidationError",
    "malformed id before nothing",
    "malformed id beforehand",
    " is not noticed",
  ])("finds no fault in %j", (words) => {
    expect(readLattice([words])).toEqual({ unnoticed: [], pairs: [], strays: [words] });
  });
});
