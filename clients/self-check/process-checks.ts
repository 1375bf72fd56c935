import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { successAnswer } from "../capture/canned-answers.ts";
import type { DriverProcess } from "../driver-protocol/driver-process.ts";
import { describeEnd } from "../driver-protocol/open-driver.ts";
import { readReply } from "../driver-protocol/read-message.ts";
import { plainCall } from "../rig/rig.ts";
import { type CheckOutcome, type DriverCheck, fails, passes, type SelfCheckRig } from "./driver-check.ts";

const success = successAnswer(updateServiceSpecificCredential, "5f9d6b0e-7f0c-4a59-a6d5-19c9ff9a7b42");
const endTimeoutMs = 10_000;

async function shakesHands({ driver }: SelfCheckRig): Promise<CheckOutcome> {
  const { name } = updateServiceSpecificCredential;
  return driver.hello.operations.includes(name) ? passes : fails(`its operations do not include ${name}`);
}

async function keepsOrder({ capture, startProcess, callTimeoutMs }: SelfCheckRig): Promise<CheckOutcome> {
  const started = await startProcess();
  if (!started.ok) return fails(started.problem);
  const { process } = started;
  const seqs = [7, 3, 11];
  const { result } = await capture.during([success], async () => {
    process.write(...seqs.map((seq) => ({ cmd: "call", seq, ...plainCall(capture.endpoint) }) as const));
    for (const seq of seqs) {
      const line = await process.next(callTimeoutMs);
      if (line.kind !== "line") return describeEnd(line, callTimeoutMs);
      const read = readReply(line.text, seq);
      if (!read.ok) return read.problem;
    }
    return undefined;
  });
  return result === undefined ? passes : fails(`three calls that are written at once: ${result}`);
}

function endsAt(tell: (process: DriverProcess) => void): DriverCheck["run"] {
  return async ({ startProcess }) => {
    const started = await startProcess();
    if (!started.ok) return fails(started.problem);
    const { process } = started;
    tell(process);
    const end = await process.next(endTimeoutMs);
    if (end.kind === "ended" && end.exitCode === 0) return passes;
    const seen = end.kind === "line" ? "it writes a line" : describeEnd(end, endTimeoutMs);
    return fails(`an end with exit code 0 is due: ${seen}`);
  };
}

/** The check of the first line. */
export const helloCheck: DriverCheck = {
  name: "handshake",
  statement: "the hello names the operation under test",
  run: shakesHands,
};

/** The checks of the process: its order and its end. */
export const processChecks: readonly DriverCheck[] = [
  {
    name: "order",
    statement: "calls that are written at once are replied to in their order",
    run: keepsOrder,
  },
  {
    name: "end-on-stop",
    statement: "stop ends it with exit code 0",
    run: endsAt((process) => process.write({ cmd: "stop" })),
  },
  {
    name: "end-on-eof",
    statement: "the end of its input ends it with exit code 0",
    run: endsAt((process) => process.endInput()),
  },
];
