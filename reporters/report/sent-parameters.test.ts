import fc from "fast-check";
import { expect, it } from "vitest";
import { sentParameters } from "./sent-parameters.ts";

it("decodes what URLSearchParams encodes", () => {
  const pairs = fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" })));
  fc.assert(
    fc.property(pairs, (parameters) => {
      const body = new URLSearchParams(parameters).toString();
      expect(sentParameters({ url: "http://127.0.0.1/", body })).toEqual(parameters);
    }),
  );
});

it("reads the query string, then the body, and shows bytes that are no UTF-8", () => {
  expect(sentParameters({ url: "http://127.0.0.1/?a=1&a=%32", body: "b=%ff%2&c&=d" })).toEqual([
    ["a", "1"],
    ["a", "2"],
    ["b", "\\xff%2"],
    ["c", ""],
    ["", "d"],
  ]);
});
