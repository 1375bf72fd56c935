import type { Support } from "../../engine/run/probe-support.ts";
import type { KeyWay } from "../../engine/run/try-keys.ts";

const wayWords = {
  GET: "on a GET",
  presigned: "presigned",
  "host-without-port": "with a Host without its port",
} as const satisfies Record<KeyWay, string>;

/** What to say of keys that are refused. */
interface KeyWords {
  /** The end of a sentence about the target. */
  readonly text: string;
  /** What to do about it. */
  readonly advice?: string;
}

/** Why access was refused, and what else was tried. */
export function describeKeys({
  detail,
  tried,
  lostAt,
}: Extract<Support, { kind: "refused-access" }>): KeyWords {
  if (lostAt !== undefined)
    return {
      text: `has stopped accepting the key that signs: ${lostAt ?? "a request"} was answered ${detail}, and so is the update now; the same key was accepted before`,
    };
  const [accepted, refused] = [true, false].map((isAccepted) =>
    tried.filter((trial) => trial.isAccepted === isAccepted).map(({ way }) => way),
  );
  const words = (ways: readonly KeyWay[] = []) => ways.map((way) => wayWords[way]).join(", ");
  if (accepted === undefined || accepted.length === 0) {
    const also = tried.length === 0 ? "" : `; the same keys are refused ${words(refused)}, too`;
    return {
      text: `refuses the credentials: ${detail}${also}`,
      advice:
        'correct "credentials" in its entry of targets.json, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    };
  }
  const not = refused === undefined || refused.length === 0 ? "" : `, and refused ${words(refused)}`;
  return {
    text: `refuses a signed POST: ${detail}; the same keys are accepted ${words(accepted)}${not}, so the keys are right; likely cause: ${causeOf(accepted)}`,
  };
}

function causeOf(accepted: readonly KeyWay[]): string {
  return accepted.every((way) => way === "host-without-port")
    ? "the signature is checked over a Host without the port, as where a proxy rewrites it"
    : "the signature is checked over another body than the one that was sent, as where the form is read before";
}
