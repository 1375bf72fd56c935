import { fixtureOperations } from "../../contract/fixture-operations.ts";
import { deniedCodes, expiredCodes, signatureCodes, unknownKeyCodes } from "../../contract/messages.ts";
import { type Answer, codeOf } from "../../protocol/answers/answer.ts";
import { call, isThrottled } from "./call.ts";
import type { Connection } from "./connection.ts";
import { nobody } from "./nobody.ts";

/** Whether the target asks for a signature at all. */
export type Authentication = "enforced" | "not-enforced" | "unknown";

/** Sends an unsigned, harmless listing and a signed one: a refusal of the unsigned one alone means that signatures count. */
export async function probeAuthentication(connection: Connection): Promise<Authentication> {
  const listing = {
    operation: fixtureOperations.listCredentials,
    parameters: [
      ["UserName", nobody.owner],
      ["ServiceName", connection.learned.serviceName],
    ] as const,
  };
  const [signed, unsigned] = await Promise.all([
    call(connection, listing),
    call(connection, { ...listing, signature: "unsigned" }),
  ]);
  return compareAnswers(signed.answer, unsigned.answer);
}

/** What the answers to one request, signed and unsigned, say; null: none came. Pure. */
export function compareAnswers(signed: Answer | null, unsigned: Answer | null): Authentication {
  if (!isTelling(signed) || !isTelling(unsigned)) return "unknown";
  if (!areEqual(signed, unsigned)) return isRefusal(unsigned) ? "enforced" : "not-enforced";
  // The signed request may be refused for its key: then nothing is known of what becomes of right ones.
  return isAboutTheCaller(unsigned) ? "unknown" : "not-enforced";
}

/** A fault or a lack of time may come to one of two requests by chance. */
function isTelling(answer: Answer | null): answer is Answer {
  return answer !== null && answer.status < 500 && !isThrottled(answer);
}

function isRefusal({ status }: Answer): boolean {
  return status >= 300;
}

function areEqual(one: Answer, other: Answer): boolean {
  return one.status === other.status && codeOf(one) === codeOf(other) && one.media === other.media;
}

function isAboutTheCaller(answer: Answer): boolean {
  const codes = [...signatureCodes, ...unknownKeyCodes, ...deniedCodes, ...expiredCodes];
  return [401, 403].includes(answer.status) || codes.includes(codeOf(answer) ?? "");
}
