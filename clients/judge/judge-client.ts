import type { DriverSettings } from "../driver-protocol/open-driver.ts";
import type { Hello } from "../driver-protocol/protocol.ts";
import { type MeasuredHabits, measureHabits } from "../profiles/measure-habits.ts";
import { DriverFault, openRig, type Rig } from "../rig/rig.ts";
import { type ClientExamination, type ExamineOptions, examineClient } from "./examine-client.ts";

/** What is wanted of a judgement. */
export interface JudgeOptions extends ExamineOptions {
  /** Whether the habits are measured, too. */
  readonly habits: boolean;
  /** Whether they are such that they are measured once more: one connection that breaks is no habit. */
  readonly doubts?: (habits: MeasuredHabits) => boolean;
}

/** What was found out about a client. */
export interface JudgedClient {
  /** Null: the driver could not be used. */
  readonly hello: Hello | null;
  readonly examination: ClientExamination;
  /** The habits; twice where there were doubts, none where they were not wanted or could not be measured. */
  readonly measurements: readonly MeasuredHabits[];
  /** Why nothing, or no more, can be said of the client. */
  readonly problem?: string;
}

/** Drivers that measure habits side by side: most of the time they wait between two tries of one call. */
const measuringDrivers = 4;

/** Opens a driver, judges its client against an endpoint of the suite's own, and closes it. */
export async function judgeClient(settings: DriverSettings, options: JudgeOptions): Promise<JudgedClient> {
  const rigs: Rig[] = [];
  const measurements: MeasuredHabits[] = [];
  let hello: Hello | null = null;
  let examination: ClientExamination = { sequences: 0, calls: 0, verdicts: [] };
  try {
    const rig = await openRig(settings);
    rigs.push(rig);
    hello = rig.driver.hello;
    examination = await examineClient(rig, options);
    const { problem } = examination;
    if (problem !== undefined) return { hello, examination, measurements, problem };
    if (options.habits && options.signal?.aborted !== true) {
      while (rigs.length < measuringDrivers) rigs.push(await openRig(settings));
      measurements.push(await measureHabits(rigs));
      if (measurements.some((habits) => options.doubts?.(habits)))
        measurements.push(await measureHabits(rigs));
    }
    return { hello, examination, measurements };
  } catch (error) {
    if (!(error instanceof DriverFault)) throw error;
    return { hello, examination, measurements, problem: error.message };
  } finally {
    await Promise.all(rigs.map((rig) => rig.close()));
  }
}
