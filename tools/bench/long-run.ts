import { runProperty } from "../../engine/run/run-property.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import type { Figure } from "./figure.ts";
import { connectionTo, sampleExercise } from "./sample-exercise.ts";
import { startServer } from "./start-server.ts";

const concurrency = 64;
const samples = 10;

/** The resident memory after each tenth of a long run: it is to stay level. */
export async function measureMemory(cases: number): Promise<Figure[]> {
  const server = await startServer(0);
  const api = createQueryApi({ endpoint: server.url, timeoutMs: 30_000, connections: concurrency });
  const exercise = sampleExercise(connectionTo(server.url, api.send));
  const levels: number[] = [];
  let done = 0;
  const { attempt } = exercise;
  const sampling = {
    ...exercise,
    attempt: async (input: Parameters<typeof attempt>[0]) => {
      const trial = await attempt(input);
      if (++done % (cases / samples) === 0) levels.push(process.memoryUsage.rss() / 2 ** 20);
      return trial;
    },
  };
  try {
    await runProperty(sampling, { seed: 1, runs: cases, concurrency });
  } finally {
    await api.close();
    server.stop();
  }
  const group = `memory, ${cases} cases`;
  const [first = 0] = levels;
  return levels.map((value, index) => ({
    group,
    name: `after ${(index + 1) * (100 / samples)} %`,
    value,
    unit: "MiB",
    ratio: { to: "the first tenth", value: value / first },
    goal: { on: "value", bound: "at most", figure: 300 },
  }));
}
