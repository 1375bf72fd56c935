import { expect, it } from "vitest";
import { signatureVectors, vectorSigning } from "../../protocol/signing/signature-vectors.ts";
import { splitForm } from "../form.ts";
import { canonicalRequests, honestForm } from "./canonical-request.ts";
import { expectedSignature } from "./expected-signature.ts";

it.each(signatureVectors.map((vector) => [vector.name, vector] as const))(
  "expects the signature that AWS published: %s",
  (_, { request, canonicalHeaders, signature }) => {
    const headers = new Map<string, string[]>();
    for (const [name, value] of request.headers) {
      const key = name.toLowerCase();
      headers.set(key, [...(headers.get(key) ?? []), value]);
    }
    // As it comes over the wire: one character per byte.
    const path = Buffer.from(request.path, "utf8").toString("latin1");
    const query = splitForm(path.split("?")[1] ?? "");
    const signedHeaders = canonicalHeaders.map((line) => line.slice(0, line.indexOf(":")));
    const attempt = { request: { ...request, path }, headers, query };
    const { secretAccessKey, scope, timestamp } = vectorSigning;
    const expected = canonicalRequests(attempt, { place: "header", signedHeaders }, honestForm).map(
      (canonical) => expectedSignature(secretAccessKey, scope, timestamp, canonical),
    );
    expect(expected).toContain(signature);
  },
);
