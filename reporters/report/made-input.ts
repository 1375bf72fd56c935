import type { RequestForm } from "../../contract/request-form.ts";
import { type SignatureFault, signatureFaults } from "../../contract/signature-faults.ts";

/** What a request was made from, as far as a report can read it. */
export interface MadeInput {
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** How the request was written where it was not the usual way; null: the usual way. */
  readonly form: Readonly<Record<string, unknown>> | null;
  readonly signature: SignatureFault;
  /** The user whose access key signed it; null: the target's configured one did. */
  readonly signedBy: string | null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFault(value: unknown): value is SignatureFault {
  return typeof value === "string" && Object.hasOwn(signatureFaults, value);
}

/** The input of a single request, or null where `input` is something else, such as the steps of a procedure. */
export function madeInput(input: unknown): MadeInput | null {
  if (!isRecord(input) || !isRecord(input["parameters"])) return null;
  const parameters: [string, string][] = [];
  for (const [name, value] of Object.entries(input["parameters"])) {
    if (typeof value !== "string") return null;
    parameters.push([name, value]);
  }
  const signature = input["signature"] ?? "none";
  if (!isFault(signature)) return null;
  const { form, signedBy } = input;
  return {
    parameters,
    form: isRecord(form) && Object.keys(form).length > 0 ? form : null,
    signature,
    signedBy: typeof signedBy === "string" ? signedBy : null,
  };
}

/** The form of a single request, or null where `input` is something else. */
export function madeForm(input: unknown): RequestForm | null {
  if (madeInput(input) === null || !isRecord(input)) return null;
  return isRecord(input["form"]) ? input["form"] : {};
}
