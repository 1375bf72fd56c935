import { expect, it } from "vitest";
import { cutAfter, cutCauseOf } from "./cut.ts";

it.each([0.5, 825.0000000000001, 9_999_999_000])(
  "waits as long as it is told, or as a timer can: %s ms",
  (ms) => {
    expect(cutCauseOf(cutAfter(ms))).toBeUndefined();
  },
);

it("is over for want of time", async () => {
  const signal = cutAfter(0.5);
  await new Promise((resolve) => signal.addEventListener("abort", resolve));
  expect(cutCauseOf(signal)).toBe("time");
});

it("tells an interruption apart", () => {
  expect(cutCauseOf(AbortSignal.abort("interruption"))).toBe("interruption");
  expect(cutCauseOf(undefined)).toBeUndefined();
});
