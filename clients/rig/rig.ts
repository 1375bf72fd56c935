import { service } from "../../contract/operation.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import { plainParams } from "../../generators/values/parameter-values.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import { type Capture, type Captured, type Script, startCapture } from "../capture/start-capture.ts";
import {
  type CallResult,
  type Driver,
  type DriverSettings,
  openDriver,
} from "../driver-protocol/open-driver.ts";
import type { DriverCall, Reply } from "../driver-protocol/protocol.ts";

/** A running driver, and the endpoint of the suite's own that its client is pointed at. */
export interface Rig {
  readonly driver: Driver;
  readonly capture: Capture;
  readonly close: () => Promise<void>;
}

/** What came of one call: the driver's word, and what its client sent. */
export interface RigCall extends Captured<CallResult> {
  /** Undefined where the result is no reply. */
  readonly reply: Reply | undefined;
}

/** The driver does not do what every driver has to: nothing can be said of its client. */
export class DriverFault extends Error {
  override readonly name = "DriverFault";
}

/** Opens a driver and an endpoint for its client. Rejects with {@link DriverFault} where the driver cannot be used. */
export async function openRig(settings: DriverSettings): Promise<Rig> {
  const opened = await openDriver(settings);
  if (!opened.ok) throw new DriverFault(opened.problem);
  const { driver } = opened;
  const capture = await startCapture();
  return {
    driver,
    capture,
    async close() {
      await driver.close();
      await capture.close();
    },
  };
}

/** Has the client make a plain valid call, but for what `changes` says, and answers it by the script. */
export async function callOn(
  { driver, capture }: Rig,
  script: Script,
  changes: Partial<DriverCall> = {},
): Promise<RigCall> {
  const call = { ...plainCall(capture.endpoint), ...changes };
  const captured = await capture.during(script, () => driver.call(call));
  const { result } = captured;
  return { ...captured, reply: result.kind === "reply" ? result.reply : undefined };
}

const plainCredentials: Credentials = {
  accessKeyId: "AKIACLIENTUNDERTEST0",
  secretAccessKey: "secret/of/a/client/under/test/opens/none",
};

/** A valid call of the operation under test by a shared client with its defaults. */
export function plainCall(endpoint: string): DriverCall {
  return {
    operation: updateServiceSpecificCredential.name,
    client: "shared",
    endpoint,
    region: service.region,
    credentials: plainCredentials,
    params: plainParams(updateServiceSpecificCredential),
    options: {},
  };
}

let made = 0;

/** Credentials that no call has had yet, and that open nothing; clients keep one client for each. */
export function freshCredentials(): Credentials {
  made += 1;
  return { ...plainCredentials, accessKeyId: `AKIACLIENT${String(made).padStart(10, "0")}` };
}

/** Temporary credentials that no call has had yet. Their token holds what such tokens are made of, and what a URL would escape. */
export function temporaryCredentials(): Credentials {
  const { accessKeyId, secretAccessKey } = freshCredentials();
  return {
    accessKeyId: accessKeyId.replace(/^AKIA/, "ASIA"),
    secretAccessKey,
    sessionToken: `FwoGZXIvYXdzE//////////wEaD+token/of/a/session=${accessKeyId}==`,
  };
}
