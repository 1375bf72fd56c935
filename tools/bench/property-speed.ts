import fc from "fast-check";
import type { Exercise } from "../../engine/run/run-property.ts";
import { runProperty } from "../../engine/run/run-property.ts";
import type { Input } from "../../generators/requests/input.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import type { Figure } from "./figure.ts";
import { connectionTo, sampleExercise } from "./sample-exercise.ts";
import { startServer } from "./start-server.ts";

const runs = 1000;
const latencyMs = 5;
const seed = 1;

/** How long the same property takes run by fast-check one trial after another, and by this suite many at a time. */
export async function measureProperty(): Promise<Figure[]> {
  const server = await startServer(latencyMs);
  const api = createQueryApi({ endpoint: server.url, timeoutMs: 30_000, connections: 64 });
  const connection = connectionTo(server.url, api.send);
  const passing = sampleExercise(connection);
  const failing = failingOn(passing);
  const group = `${runs} runs, ${latencyMs} ms latency`;
  try {
    const figures: Figure[] = [];
    for (const [name, exercise, mostMs] of [
      ["passing", passing, 250],
      ["failing and shrinking", failing, 1000],
    ] as const) {
      const sequential = await timed(() => sequentially(exercise));
      figures.push({ group, name: `${name}, fast-check`, value: sequential, unit: "ms" });
      for (const concurrency of [32, 64]) {
        const value = await timed(() => runProperty(exercise, { seed, runs, concurrency }));
        const ratio = { to: "fast-check", value: value / sequential };
        const goal = { on: "value", bound: "at most", figure: mostMs } as const;
        figures.push({
          group,
          name: `${name}, ${concurrency} in flight`,
          value,
          unit: "ms",
          ratio,
          ...(concurrency === 64 ? { goal } : {}),
        });
      }
    }
    return figures;
  } finally {
    await api.close();
    server.stop();
  }
}

/** Ids from this length on fail: rare enough that some runs pass, and far from the smallest that is generated. */
const failingLength = 500;

function failingOn(exercise: Exercise<Input>): Exercise<Input> {
  return {
    ...exercise,
    examples: [],
    attempt: async (input) => {
      const trial = await exercise.attempt(input);
      const isLong = input.parameters.some(
        ({ value }) => "text" in value && value.text.length >= failingLength,
      );
      const failure = { kind: "code" as const, expected: "a shorter id", observed: "a long one" };
      return isLong ? { ...trial, failure } : trial;
    },
  };
}

async function timed(action: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await action();
  return performance.now() - begun;
}

async function sequentially(exercise: ReturnType<typeof sampleExercise>): Promise<void> {
  const { arbitrary, examples, attempt } = exercise;
  if (arbitrary === null) throw new Error("the exercise generates nothing");
  const property = fc.asyncProperty(arbitrary, async (input) => (await attempt(input)).failure === null);
  await fc.check(property, { seed, numRuns: runs, examples: examples.map((example) => [example]) });
}
