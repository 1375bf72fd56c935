import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sampleRequest, sampleResponse } from "../../reporters/testing/sample-run.ts";
import { createRecorder } from "./recorder.ts";

it("writes no key, nothing that is cleaned, and no signature that an answer repeats", () => {
  const folder = mkdtempSync(join(tmpdir(), "recorder-test-"));
  try {
    const file = join(folder, "r.json");
    const run = { endpoint: "https://iam.amazonaws.com", region: "us-east-1", runId: "0a1b2c3d" };
    const keys = {
      accessKeyId: "AKIAIOSFODNN7EXAMPLE",
      secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
      sessionToken: "IQoJb3JpZ2luX2VjEXAMPLETOKEN",
    };
    const given = "GivenOutPassword0123456789";
    const signature = "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";
    const recorder = createRecorder(run, file, (text, inItsPlace = "") => text.replaceAll(given, inItsPlace));
    recorder.hide(keys);
    const secrets = [...Object.values(keys), encodeURIComponent(keys.secretAccessKey), given, signature];
    const message = `No such thing: ${secrets.join(" and ")}`;
    recorder.add("status.required", {
      request: sampleRequest({ ServiceSpecificCredentialId: keys.secretAccessKey, Status: given }),
      outcome: sampleResponse(
        400,
        `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${message}</Message></Error><RequestId>x</RequestId></ErrorResponse>`,
      ),
    });
    recorder.write();
    const text = readFileSync(file, "utf8");
    expect(JSON.parse(text).records).toHaveLength(1);
    expect(text).toContain("No such thing: ");
    for (const secret of secrets) expect(text).not.toContain(secret);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
