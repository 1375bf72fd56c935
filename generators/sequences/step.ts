/** Which of the user's credentials; there are as many as the quota of credentials per user and service allows. */
export type Slot = 0 | 1;

/**
 * One step of a sequence that a model foresees, as plain JSON.
 * `create` over the quota and `update-deleted` are sent for the error that they are documented to get; other steps
 * that make no sense in the model's state are for the interpreter to leave out.
 */
export type Step =
  | { readonly command: "list" }
  | { readonly command: "update"; readonly which: Slot; readonly status: string }
  | { readonly command: "create" }
  | { readonly command: "delete"; readonly which: Slot }
  | { readonly command: "reset"; readonly which: Slot }
  /** An update of the credential that was last deleted from the slot. */
  | { readonly command: "update-deleted"; readonly which: Slot }
  /** An update of another user's credential under this user's name. */
  | { readonly command: "update-foreign" }
  /** An update that breaks one constraint; `kind` is one of `invalidUpdates`. */
  | { readonly command: "update-invalid"; readonly kind: string };

/** What a step says beside its command. */
export type StepField = "which" | "status" | "kind";

/** The values of each field of the steps around one operation, the simplest first. */
export type StepWords = Readonly<Record<StepField, readonly (string | number)[]>>;

const fieldsOf: Readonly<Record<Step["command"], readonly StepField[]>> = {
  list: [],
  update: ["which", "status"],
  create: [],
  delete: ["which"],
  reset: ["which"],
  "update-deleted": ["which"],
  "update-foreign": [],
  "update-invalid": ["kind"],
};

/** The step with this command and a value for each of its fields. Throws where a value is none of `words`. */
export function stepWith(
  words: StepWords,
  command: Step["command"],
  word: (field: StepField) => string | number | undefined,
): Step {
  const step = { command, ...Object.fromEntries(fieldsOf[command].map((field) => [field, word(field)])) };
  if (!isStep(words, step)) throw new Error(`${JSON.stringify(step)} is no step`);
  return step;
}

/** Whether `value` is a step with values of `words`. */
export function isStep(words: StepWords, value: unknown): value is Step {
  if (typeof value !== "object" || value === null || !("command" in value)) return false;
  const fields = Object.entries(fieldsOf).find(([command]) => command === value.command)?.[1];
  return fields?.every((field) => indexIn(words, value, field) >= 0) === true;
}

/** Where in `words` the value of one field stands; -1: nowhere, or there is no such field. */
export function indexIn(words: StepWords, step: object, field: StepField): number {
  const value: unknown = Object.entries(step).find(([name]) => name === field)?.[1];
  return words[field].findIndex((word) => Object.is(word, value));
}
