import { expect, it } from "vitest";
import { isPortalEnvelope } from "./portal-envelope.ts";

it.each<[string, boolean]>([
  ['{"success": true, "data": {"id": "abc123"}}', true],
  ['{"success": false, "error": {"code": "VALIDATION_ERROR", "message": "m"}}', true],
  ['{"success": true}', false],
  ['{"success": true, "data": []}', false],
  ['{"success": false, "error": "not found"}', false],
  ['{"success": false, "error": {"code": 4}}', false],
  ['{"data": {}}', false],
  ["[]", false],
  ["null", false],
  ["<ErrorResponse/>", false],
  ["", false],
])("knows the envelope of the portal page: %s", (body, isPortal) => {
  expect(isPortalEnvelope(new TextEncoder().encode(body))).toBe(isPortal);
});
