import type { RequestForm } from "../../contract/request-form.ts";

/** Ways to write the same request: without them it still means what it meant. */
const spellings = ["order", "space", "hexCase", "escape"] as const satisfies readonly (keyof RequestForm)[];

/**
 * The forms that a requirement's input may have, simplest first: those listed, also without their spellings.
 * Nothing else is left out of a form in shrinking. Without its `action` or `method` the request would be another
 * one, and what an endpoint makes of that says nothing about the requirement.
 */
export function permittedForms(listed: readonly RequestForm[]): RequestForm[] {
  const forms = listed.flatMap((form) => [
    without(form, spellings),
    ...spellings.map((spelling) => without(form, [spelling])),
    form,
  ]);
  const byText = new Map(forms.map((form) => [JSON.stringify(form), form]));
  return [...byText.values()].sort((one, other) => Object.keys(one).length - Object.keys(other).length);
}

function without(form: RequestForm, keys: readonly (keyof RequestForm)[]): RequestForm {
  return Object.fromEntries(Object.entries(form).filter(([key]) => !keys.some((dropped) => dropped === key)));
}
