import { createAnswerRecorder, recordingsText } from "../../engine/recordings/record-answers.ts";
import suitePackage from "../../package.json" with { type: "json" };
import type { Exchange } from "../../protocol/exchange.ts";
import { createSecrets } from "../../protocol/secrets/secrets.ts";
import type { Credentials } from "../../protocol/signing/credentials.ts";
import type { SecretKeeper } from "../surroundings.ts";
import { writeWhole } from "../write-whole.ts";

/** The run that is recorded. */
export interface RecordedRun {
  readonly endpoint: string;
  readonly region: string;
  readonly runId: string;
}

/** Keeps what a target answers, as evidence that later reports cite. */
export interface Recorder {
  /** Takes an exchange that a requirement judged. */
  readonly add: (requirement: string, exchange: Exchange) => void;
  /** Keeps these keys, the id included, out of the recording. */
  readonly hide: (keys: Credentials) => void;
  /** Writes the file. Throws the system's error where it cannot. */
  write(): void;
}

/** A recorder of the updates of one run. Nothing that would tell the account or open anything is in the file. */
export function createRecorder(
  { endpoint, region, runId }: RecordedRun,
  file: string,
  clean: SecretKeeper["clean"],
): Recorder {
  const secrets = createSecrets();
  const without: SecretKeeper["clean"] = (text, inItsPlace) =>
    secrets.without(clean(text, inItsPlace), inItsPlace);
  const answers = createAnswerRecorder({ userPrefix: `ic-${runId}-`, secrets: { without } });
  return {
    add: answers.add,
    hide: ({ accessKeyId, secretAccessKey, sessionToken = "" }) => {
      for (const secret of [accessKeyId, secretAccessKey, sessionToken]) secrets.add(secret);
    },
    write() {
      const about = {
        suite: { name: suitePackage.name, version: suitePackage.version },
        recordedAt: new Date().toISOString().slice(0, 10),
        endpoint: new URL(endpoint).hostname,
        region,
      };
      writeWhole(file, recordingsText(about, answers.records()));
    },
  };
}
