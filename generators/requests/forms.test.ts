import { expect, test } from "vitest";
import { permittedForms } from "./forms.ts";

test("a form may lose its spellings", () => {
  expect(permittedForms([{ escape: "all", hexCase: "lower" }])).toEqual([
    {},
    { escape: "all" },
    { hexCase: "lower" },
    { escape: "all", hexCase: "lower" },
  ]);
});

test("what changes the meaning of the request is never lost", () => {
  const forms = permittedForms([{ action: null, order: "reversed" }, { plus: "+" }, { method: "PUT" }]);
  expect(forms).toContainEqual({ action: null });
  expect(forms).not.toContainEqual({});
  expect(forms).not.toContainEqual({ order: "reversed" });
});

test("each form once, those with fewer keys first", () => {
  const forms = permittedForms([{ order: "reversed" }, { order: "shuffled" }, {}]);
  expect(forms).toEqual([{}, { order: "reversed" }, { order: "shuffled" }]);
});
