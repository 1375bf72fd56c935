import { readJsonBody } from "./body-media.ts";

/**
 * Whether a body is in the JSON envelope that a third-party portal page shows for operations of IAM (`portal-page`):
 * `{"success": true, "data": {…}}` or `{"success": false, "error": {"code": …, "message": …}}`. No answer of the Query
 * API looks so.
 */
export function isPortalEnvelope(body: Uint8Array): boolean {
  const parsed = readJsonBody(body);
  if (!parsed.ok || !isObject(parsed.value)) return false;
  const { success, data, error } = parsed.value;
  if (success === true) return isObject(data);
  return success === false && isObject(error) && typeof error["code"] === "string";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
