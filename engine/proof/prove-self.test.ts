import { describe, expect, it } from "vitest";
import type { Send, WireRequest } from "../../protocol/exchange.ts";
import { buildRequest } from "../../protocol/request.ts";
import { sendInProcess } from "../../reference/send-in-process.ts";
import { catalogue } from "../../suites/catalogue.ts";
import { createCredential, createUser } from "../fixtures/create-fixtures.ts";
import { openReference, referenceConnection } from "../testing/reference-session.ts";
import { noResponse, parametersOf } from "../testing/wire-answers.ts";
import { dummies } from "./dummies.ts";
import { proveSelf } from "./prove-self.ts";

/**
 * An embedded endpoint that has the fixtures which the proof presumes: ids are translated on the way in and out, and
 * every request is signed with a key that the endpoint knows.
 */
async function withPresumedFixtures(mutantName?: string): Promise<Send> {
  const reference = openReference(mutantName);
  const connection = referenceConnection(reference);
  const send = sendInProcess(reference);
  await createUser(connection, "dummy", "/");
  const ids = [
    ["ACCA11111111111111111", await createCredential(connection, "dummy")],
    ["ACCA22222222222222222", await createCredential(connection, "dummy")],
  ] as const;
  const translate = (text: string, back: boolean) =>
    ids.reduce(
      (done, [presumed, real]) => done.replaceAll(back ? real : presumed, back ? presumed : real),
      text,
    );
  return async (request: WireRequest) => {
    const { Action = "", Version: _, ...parameters } = Object.fromEntries(parametersOf(request));
    const signed = buildRequest({
      ...connection,
      action: Action,
      parameters: Object.entries(parameters).map(([name, value]) => [name, translate(value, false)]),
      now: new Date(),
    });
    const outcome = await send(signed);
    if (outcome.kind === "no-response") return outcome;
    const body = translate(new TextDecoder().decode(outcome.body), true);
    return { ...outcome, body: new TextEncoder().encode(body) };
  };
}

describe("proveSelf", () => {
  it("rejects every dummy", async () => {
    expect(await proveSelf(catalogue)).toEqual({ rejected: 6, of: 6, accepted: [] });
  });

  it("accepts an endpoint that does as it should: the proof can fail", async () => {
    const honest = await withPresumedFixtures();
    const proof = await proveSelf(catalogue, { ...dummies, honest });
    expect(proof).toEqual({ rejected: 6, of: 7, accepted: ["honest"] });
  });

  it.each(["always-not-found", "id-length-unchecked", "success-not-closed"])(
    "rejects an endpoint that fails only one of what the proof consists of: %s",
    async (name) => {
      const responder = await withPresumedFixtures(name);
      expect(await proveSelf(catalogue, { [name]: responder })).toMatchObject({ rejected: 1, accepted: [] });
    },
  );

  it("accepts whatever there is where the catalogue lacks what it consists of", async () => {
    expect((await proveSelf([])).accepted).toEqual(Object.keys(dummies));
  });

  it("does not take silence for a rejection", async () => {
    const silent: Send = async () => noResponse();
    expect(await proveSelf(catalogue, { silent })).toEqual({ rejected: 0, of: 1, accepted: ["silent"] });
  });

  it("costs a few requests", async () => {
    const honest = await withPresumedFixtures();
    let sent = 0;
    await proveSelf(catalogue, {
      counted: (request) => {
        sent++;
        return honest(request);
      },
    });
    expect(sent).toBeGreaterThan(3);
    expect(sent).toBeLessThanOrEqual(12);
  });
});
