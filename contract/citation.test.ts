import { expect, it } from "vitest";
import { citedWords, documented, recorded, reported, retold, unsettled } from "./citation.ts";

it("puts only the words of a document between quotation marks", () => {
  expect(citedWords(documented("api-reference", "Required: Yes"))).toBe("“Required: Yes”");
  expect(citedWords(retold("api-reference", "it is required"))).toBe("documented: it is required");
  expect(citedWords(recorded("stackd-recordings", "400"))).toBe("recorded: 400");
  expect(citedWords(reported("sts-recordings", "403"))).toBe("reported: 403");
  expect(citedWords(unsettled("api-reference", "nobody knows"))).toBe("unknown: nobody knows");
});

it("lets a retold clause of a document carry what a quoted one does", () => {
  expect(retold("service-model", "x")).toEqual({
    source: "service-model",
    clause: "x",
    evidence: "documented",
    paraphrased: true,
  });
});
