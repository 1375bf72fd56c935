import { runProperty } from "../../engine/run/run-property.ts";
import { buildRequest } from "../../protocol/request.ts";
import { createQueryApi } from "../../targets/door/create-query-api.ts";
import type { Figure } from "./figure.ts";
import { connectionTo, type Judged, sampleExercise } from "./sample-exercise.ts";
import { startServer } from "./start-server.ts";

/**
 * Cases per second of a requirement (generation, signing, strict parsing, judgement), the same with everything (the second
 * parser and the schema of the envelope), and of the same client with one ready-made request and nothing else, each with
 * the client's CPU time per case.
 */
export async function measureThroughput(cases: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const latencyMs of [0, 5]) {
    const server = await startServer(latencyMs);
    try {
      for (const concurrency of [32, 64])
        figures.push(...(await compare(server.url, latencyMs, concurrency, cases)));
    } finally {
      server.stop();
    }
  }
  return figures;
}

async function compare(
  endpoint: URL,
  latencyMs: number,
  concurrency: number,
  cases: number,
): Promise<Figure[]> {
  const api = createQueryApi({ endpoint, timeoutMs: 30_000, connections: concurrency });
  const connection = connectionTo(endpoint, api.send);
  const request = buildRequest({ ...connection, action: "Bench", parameters: [], now: new Date() });
  const judging = (judged: Judged) => (runs: number) =>
    runProperty(sampleExercise(connection, judged), { seed: 1, runs, concurrency });
  const bare = async (runs: number) => {
    let left = runs;
    const worker = async () => {
      while (left-- > 0) await api.send(request);
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  };
  try {
    const group = `throughput, ${latencyMs} ms latency, ${concurrency} in flight`;
    const to = "bare";
    // All are warm before one is measured.
    for (const warm of [judging("answer"), judging("envelope"), bare]) await warm(cases / 2);
    const reached = await measure(() => bare(cases), cases);
    const figures: Figure[] = [
      { group, name: "bare client", value: reached.perSecond, unit: "per s" },
      { group, name: "CPU, bare client", value: reached.cpu, unit: "µs" },
    ];
    for (const [name, judged] of [
      ["a requirement", "answer"],
      ["with everything", "envelope"],
    ] as const) {
      const { perSecond, cpu } = await measure(() => judging(judged)(cases), cases);
      figures.push(
        {
          group,
          name,
          value: perSecond,
          unit: "per s",
          ratio: { to, value: perSecond / reached.perSecond },
          goal: { on: "ratio", bound: "at least", figure: latencyMs === 0 ? 0.5 : 0.8 },
        },
        {
          group,
          name: `CPU, ${name}`,
          value: cpu,
          unit: "µs",
          ratio: { to, value: cpu / reached.cpu },
          goal: { on: "ratio", bound: "at most", figure: 2.2 },
        },
      );
    }
    return figures;
  } finally {
    await api.close();
  }
}

async function measure(
  action: () => Promise<unknown>,
  cases: number,
): Promise<{ perSecond: number; cpu: number }> {
  const begun = performance.now();
  const cpuBefore = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(cpuBefore);
  return { perSecond: cases / ((performance.now() - begun) / 1000), cpu: (user + system) / cases };
}
