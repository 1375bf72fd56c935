import { describe, expect, it } from "vitest";
import type { TargetChoice, TargetFlags } from "../arguments/target-flags.ts";
import { exitCodes } from "../exit-codes.ts";
import { Problem } from "../problem.ts";
import { fakeSurroundings } from "../testing/fake-surroundings.ts";
import { withholdSecrets } from "../withhold-secrets.ts";
import { findTarget } from "./choose-target.ts";

const entries = {
  targets: {
    mine: {
      endpoint: "https://127.0.0.1:9000",
      credentials: { literal: { accessKeyId: "test", secretAccessKey: "test" } },
      tls: { ca: "entry.pem" },
      consistencyMs: 100,
      version: "1.0",
    },
  },
};

function find(url: string | null, flags: Partial<TargetFlags> = {}) {
  const bare = fakeSurroundings();
  const surroundings = withholdSecrets(bare);
  bare.files.set("t.json", JSON.stringify(entries));
  const choice: TargetChoice = url === null ? { by: "name", name: "mine" } : { by: "endpoint", url };
  return findTarget(choice, { live: false, targets: "t.json", ...flags }, surroundings);
}

const settings = { ca: "flag.pem", consistency: 0, targetVersion: "2.0 (nightly)" } as const;
const asSet = { tls: { ca: "flag.pem" }, consistencyMs: 0, version: "2.0 (nightly)" };

describe("the settings of a target", () => {
  it("are those of its entry", () => {
    expect(find(null)).toMatchObject({ tls: { ca: "entry.pem" }, consistencyMs: 100, version: "1.0" });
  });

  it("come from flags before the entry", () => {
    expect(find(null, settings)).toMatchObject(asSet);
  });

  it("come from flags for an endpoint that is in no file", () => {
    expect(find("https://localhost:1", settings)).toMatchObject(asSet);
    const plain = find("https://localhost:1");
    expect(plain).toMatchObject({ consistencyMs: 0 });
    expect(plain.tls ?? plain.version).toBeUndefined();
  });

  it("have no certificates without https", () => {
    const refused = () => find("http://localhost:1", { ca: "flag.pem" });
    expect(refused).toThrow(Problem);
    expect(refused).toThrow(expect.objectContaining({ exitCode: exitCodes.usage }));
    expect(refused).toThrow(/--ca .*https.*http:\/\/localhost:1/);
  });
});
