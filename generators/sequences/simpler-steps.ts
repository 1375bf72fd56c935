import { shorter } from "./shorter.ts";
import { indexIn, type Step, type StepField, type StepWords, stepWith } from "./step.ts";

type Sequences = Generator<readonly Step[], void, undefined>;

/**
 * Sequences simpler than `steps`: fewer of them, in blocks; then the slots, or two statuses, exchanged throughout, so
 * that what belongs together stays together; then a single step with an earlier slot, status or kind.
 * It depends on nothing but the sequence. At least one step stays.
 */
export function* simplerSteps(words: StepWords, steps: readonly Step[]): Sequences {
  yield* shorter(steps);
  yield* exchanged(words, steps, "which");
  yield* exchanged(words, steps, "status");
  for (const [at, step] of steps.entries()) {
    for (const field of ["which", "status", "kind"] as const) {
      for (const value of words[field].slice(0, Math.max(0, indexIn(words, step, field)))) {
        yield steps.with(at, withField(words, step, field, value));
      }
    }
  }
}

/** The first value that comes up and the simplest one in each other's place. */
function* exchanged(words: StepWords, steps: readonly Step[], field: StepField): Sequences {
  const first = steps.map((step) => indexIn(words, step, field)).find((index) => index >= 0) ?? 0;
  if (first === 0) return;
  yield steps.map((step) => {
    const index = indexIn(words, step, field);
    if (index !== 0 && index !== first) return step;
    return withField(words, step, field, words[field][index === 0 ? first : 0]);
  });
}

function withField(words: StepWords, step: Step, field: StepField, value: string | number | undefined): Step {
  return stepWith(words, step.command, (each) =>
    each === field ? value : words[each][indexIn(words, step, each)],
  );
}
