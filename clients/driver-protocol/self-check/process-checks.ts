import { updateServiceSpecificCredential } from "../../../contract/operations/update-service-specific-credential.ts";
import { successAnswer } from "../../capture/canned-answers.ts";
import type { DriverProcess, LineOrEnd } from "../driver-process.ts";
import { readReply } from "../read-message.ts";
import { type Bench, type DriverCheck, type Finding, fails, passes } from "./driver-check.ts";

const success = successAnswer(updateServiceSpecificCredential, "5f9d6b0e-7f0c-4a59-a6d5-19c9ff9a7b42");
const replyTimeoutMs = 60_000;
const endTimeoutMs = 10_000;

async function shakesHands({ driver }: Bench): Promise<Finding> {
  const { name } = updateServiceSpecificCredential;
  return driver.hello.operations.includes(name) ? passes : fails(`its operations do not include ${name}`);
}

async function keepsOrder(bench: Bench): Promise<Finding> {
  const started = await bench.startProcess();
  if (typeof started === "string") return fails(started);
  const recording = bench.capture.record([success]);
  const seqs = [7, 3, 11];
  started.process.write(...seqs.map(bench.command));
  try {
    for (const seq of seqs) {
      const line = await started.process.next(replyTimeoutMs);
      if (line.kind !== "line")
        return fails(`three calls written at once: ${wordsFor(line)} instead of a reply`);
      const read = readReply(line.text, seq);
      if (!read.ok) return fails(`three calls written at once: ${read.problem}`);
    }
  } finally {
    recording.end();
  }
  return passes;
}

async function endsAt(bench: Bench, tell: (process: DriverProcess) => void): Promise<Finding> {
  const started = await bench.startProcess();
  if (typeof started === "string") return fails(started);
  const { process } = started;
  tell(process);
  const end = await process.next(endTimeoutMs);
  return end.kind === "ended" && end.exitCode === 0
    ? passes
    : fails(`${wordsFor(end)} instead of an end with exit code 0`);
}

function wordsFor(line: LineOrEnd): string {
  switch (line.kind) {
    case "line":
      return "a line";
    case "timeout":
      return "nothing";
    case "garbled":
      return line.problem;
    case "ended":
      return line.how;
  }
}

/** The checks of the process: its first line, its order, its end. */
export const processChecks: readonly DriverCheck[] = [
  { name: "handshake", statement: "the hello names the operation under test", run: shakesHands },
  {
    name: "order",
    statement: "calls that are written at once are replied to in their order",
    run: keepsOrder,
  },
  {
    name: "end-on-stop",
    statement: "stop ends it with exit code 0",
    run: (bench) => endsAt(bench, (process) => process.write({ cmd: "stop" })),
  },
  {
    name: "end-on-eof",
    statement: "the end of its input ends it with exit code 0",
    run: (bench) => endsAt(bench, (process) => process.endInput()),
  },
];
