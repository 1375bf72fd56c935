import { expect, it } from "vitest";
import { statusParameter } from "../../contract/operations/update-service-specific-credential.ts";
import type { Send, WireRequest } from "../../protocol/exchange.ts";
import { createReference } from "../../reference/create-reference.ts";
import { step } from "../../reference/mutants/change.ts";
import { sendInProcess } from "../../reference/send-in-process.ts";
import { catalogue } from "../../suites/catalogue.ts";
import type { Connection } from "../run/connection.ts";
import { referenceConnection } from "../testing/reference-session.ts";
import { parametersOf } from "../testing/wire-answers.ts";
import { verdictsOf } from "./prove-mutant.ts";

/** What becomes of the Status that an update asks for which is in flight beside others: null: it is lost. */
type Fault = (asked: readonly string[], index: number) => string | null;

const faults: Readonly<Record<string, Fault>> = {
  "all but the last are lost": (asked, index) => (index + 1 < asked.length ? null : (asked[index] ?? null)),
  "all but the first are lost": (asked, index) => (index > 0 ? null : (asked[index] ?? null)),
  "every third is lost": (asked, index) => (index % 3 === 2 ? null : (asked[index] ?? null)),
  "each sets what another asked for": (asked, index) => asked[(index + 1) % asked.length] ?? null,
};

function statusOf(request: WireRequest): string {
  return parametersOf(request).get(statusParameter.name) ?? "";
}

/** An endpoint that does all right while one update is in flight at a time. Such as come in one turn are in flight together. */
function connectionTo(fault: Fault): Connection {
  let stored: string | null | undefined;
  const rules = step("setStatus", ({ credential }) => {
    if (stored === undefined || credential === undefined) throw new Error("no update is under way");
    if (stored !== null) credential.status = stored;
    return undefined;
  });
  const reference = createReference({
    mutant: { name: "in-flight", fault: "of updates in flight", kills: [], rules },
  });
  const honest = sendInProcess(reference);
  let together: WireRequest[] = [];
  const send: Send = async (request) => {
    if (statusOf(request) === "") return honest(request);
    together.push(request);
    const beside = together;
    await new Promise((resolve) => setImmediate(resolve));
    together = [];
    const asked = beside.map(statusOf);
    stored = beside.length < 2 ? statusOf(request) : fault(asked, beside.indexOf(request));
    return honest(request);
  };
  return referenceConnection(reference, send);
}

it.each(Object.entries(faults))("of updates in flight %s: one accusation", async (_, fault) => {
  const verdicts = await verdictsOf(connectionTo(fault), catalogue, { seed: 1, runs: 4 });
  const accused = verdicts.filter(({ outcome }) => outcome === "violates" || outcome === "broken");
  expect(accused.map(({ requirement }) => requirement)).toEqual(["state.updates-in-flight"]);
});
