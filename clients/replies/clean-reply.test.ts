import { expect, it } from "vitest";
import { cleanReply } from "./clean-reply.ts";

const credentials = {
  accessKeyId: "AKIAEXAMPLE000000000",
  secretAccessKey: "a/secret+that/nobody/should/see/anywhere",
  sessionToken: "a-token-that-nobody-should-see",
};

it("keeps the secrets of the call out of every text, also where the cut would leave a part of one", () => {
  const padding = "x".repeat(490);
  const reply = cleanReply(
    {
      seq: 7,
      outcome: "service-error",
      requestId: credentials.sessionToken,
      error: {
        type: credentials.secretAccessKey,
        code: encodeURIComponent(credentials.secretAccessKey),
        message: padding + credentials.secretAccessKey,
        text: "y".repeat(1000),
      },
    },
    credentials,
  );
  expect(JSON.stringify(reply)).not.toMatch(/secret\+|secret%2B|a-token/);
  expect(reply.error?.message?.slice(0, 490)).toBe(padding);
  expect(reply.error?.text).toHaveLength(500);
});

it("leaves the rest as it is, and what is absent null", () => {
  const reply = { seq: 1, outcome: "success", status: 200, requestId: "r", attempts: 1 } as const;
  expect(cleanReply(reply, credentials)).toEqual({ ...reply, error: null });
  expect(cleanReply({ seq: 2, outcome: "refused" }, { accessKeyId: "a", secretAccessKey: "b" })).toEqual({
    seq: 2,
    outcome: "refused",
    status: null,
    requestId: null,
    attempts: null,
    error: null,
  });
});
