import { type Capture, startCapture } from "../capture/start-capture.ts";
import { type Driver, type DriverSettings, openDriver } from "../driver-protocol/open-driver.ts";
import type { Hello } from "../driver-protocol/protocol.ts";
import { type MeasuredHabits, measureProfile } from "../profiles/measure-profile.ts";
import { type ClientExamination, type ExamineOptions, examineClient } from "./examine-client.ts";
import { DriverFault } from "./make-calls.ts";

/** What is wanted of a judgement. */
export interface JudgeOptions extends ExamineOptions {
  /** Whether the habits are measured, too. */
  readonly habits: boolean;
  /** Whether they are such that they are measured once more, because one connection that breaks is no habit. */
  readonly doubts?: (habits: MeasuredHabits) => boolean;
}

/** What was found out about a client, or why nothing can be said of it. */
export type JudgedClient =
  | {
      readonly ok: true;
      readonly hello: Hello;
      readonly examination: ClientExamination;
      /** Undefined: they were not wanted, or the judgement was interrupted. */
      readonly habits: MeasuredHabits | undefined;
      /** The second measurement; undefined: there was no doubt. */
      readonly again?: MeasuredHabits;
    }
  | { readonly ok: false; readonly problem: string };

/** Drivers that measure habits side by side: most of the time they wait between two tries of one call. */
const measuringDrivers = 4;

/** Opens a driver, judges its client against an endpoint of our own, and closes it. */
export async function judgeClient(settings: DriverSettings, options: JudgeOptions): Promise<JudgedClient> {
  const opened: Driver[] = [];
  let capture: Capture | undefined;
  try {
    const driver = await open(settings, opened);
    const { hello } = driver;
    const bench = { driver, capture: await startCapture() };
    capture = bench.capture;
    const examination = await examineClient(bench, options);
    if (!options.habits || options.signal?.aborted === true) {
      return { ok: true, hello, examination, habits: undefined };
    }
    while (opened.length < measuringDrivers) await open(settings, opened);
    const endpoint = bench.capture;
    const benches = opened.map((one) => ({ driver: one, capture: endpoint }));
    const habits = await measureProfile(benches);
    if (options.doubts?.(habits) !== true) return { ok: true, hello, examination, habits };
    return { ok: true, hello, examination, habits, again: await measureProfile(benches) };
  } catch (error) {
    if (error instanceof DriverFault) return { ok: false, problem: error.message };
    throw error;
  } finally {
    await Promise.all(opened.map((driver) => driver.close()));
    await capture?.close();
  }
}

async function open(settings: DriverSettings, opened: Driver[]): Promise<Driver> {
  const result = await openDriver(settings);
  if (!result.ok) throw new DriverFault(result.problem);
  opened.push(result.driver);
  return result.driver;
}
