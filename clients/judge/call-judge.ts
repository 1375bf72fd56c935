import type { XmlSpelling } from "../../generators/values/xml-spellings.ts";
import type { ClientRequirementId } from "../../suites/clients.ts";
import type { CallCheck, CallJudgement, FoundFailure, MadeCall } from "./made-call.ts";
import { outcomeChecks } from "./outcome-checks.ts";
import { wireChecks } from "./wire-checks.ts";

/**
 * Holds calls against requirements so that one fault is one accusation. A client that misreads a spelling in messages
 * is not asked what it makes of it elsewhere, and one that reads no error at all is not asked for spellings.
 */
export interface CallJudge {
  /** Takes note of what a call shows of how the client reads answers. */
  readonly learn: (call: MadeCall) => void;
  readonly hold: (id: ClientRequirementId, call: MadeCall) => CallJudgement;
  readonly firstFailure: (id: ClientRequirementId, made: readonly MadeCall[]) => FoundFailure | null;
}

const checks: Readonly<Record<ClientRequirementId, CallCheck>> = { ...wireChecks, ...outcomeChecks };

/** The judge of one client, which has learned nothing yet. */
export function createCallJudge(): CallJudge {
  const misread = new Set<XmlSpelling>();
  let readsErrors = true;

  function isExplained(id: ClientRequirementId, { planned: { error, spelled } }: MadeCall): boolean {
    if (spelled === undefined || !id.startsWith("outcome.")) return false;
    return (spelled.part !== "message" && misread.has(spelled.spelling)) || (error !== null && !readsErrors);
  }

  function hold(id: ClientRequirementId, call: MadeCall): CallJudgement {
    return isExplained(id, call) ? undefined : checks[id](call);
  }

  return {
    learn(call) {
      const { spelled } = call.planned;
      const fails = (id: ClientRequirementId) => (checks[id](call) ?? null) !== null;
      if (spelled === undefined && fails("outcome.service-error")) readsErrors = false;
      if (spelled?.part === "message" && fails("outcome.message")) misread.add(spelled.spelling);
    },
    hold,
    firstFailure(id, made) {
      for (const [at, call] of made.entries()) {
        const failure = hold(id, call);
        if (failure !== undefined && failure !== null) return { at, failure, made: made.slice(0, at + 1) };
      }
      return null;
    },
  };
}
