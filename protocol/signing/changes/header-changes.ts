import { hash } from "node:crypto";
import type { SignatureFault } from "../../../contract/signature-faults.ts";
import { changeParameters, changeSignedHeader } from "./change-after-signing.ts";
import type { SigningChange } from "./signing-change.ts";

/** A header as in the examples of the documents, which no server has a use for. */
const header = "my-header1";
const payloadHeader = "x-amz-content-sha256";
const unsignedPayload = "UNSIGNED-PAYLOAD";

function withPayloadHash(hashed: (body: string) => string): Pick<SigningChange, "headers"> {
  return { headers: (_, body) => [[payloadHeader, hash("sha256", hashed(body), "hex")]] };
}

/** Headers to send and to sign, and what is signed of the body. */
export const headerChanges = {
  "header-changed": { after: changeSignedHeader },
  "host-unsigned": { unsignedHeaders: ["host"] },
  "content-type-unsigned": { unsignedHeaders: ["content-type"] },
  "x-amz-header-unsigned": {
    headers: () => [["x-amz-conformance", "unsigned"]],
    unsignedHeaders: ["x-amz-conformance"],
  },
  "signed-headers-reversed": { headerOrder: (names) => names.toReversed() },
  "header-letter-case": {
    after: (signed) => ({
      ...signed,
      headers: signed.headers.map(([name, value]) => [name.toUpperCase(), value]),
    }),
  },
  "further-header": { headers: () => [[header, "value1"]] },
  "header-spaces": { headers: () => [[header, "  a   b   c  "]] },
  "header-values": { headers: () => [[header, "value4,value1,value3,value2"]] },
  "header-repeated": {
    headers: () => ["value4", "value1", "value3"].map((value) => [header, value]),
  },

  "method-changed": { signedMethod: "PUT" },
  "body-changed": { after: changeParameters },
  "content-sha256": withPayloadHash((body) => body),
  "content-sha256-changed": { ...withPayloadHash((body) => body), after: changeParameters },
  "content-sha256-wrong": withPayloadHash((body) => `${body}&`),
  "unsigned-payload": { headers: () => [[payloadHeader, unsignedPayload]], signedPayload: unsignedPayload },
} as const satisfies Partial<Record<SignatureFault, SigningChange>>;
