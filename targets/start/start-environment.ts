import { dummyCredentials, usualVariables } from "../endpoint-target.ts";
import type { Environment } from "../home-path.ts";
import type { Target } from "../target.ts";

/** What a program needs to find other programs, its user's home, its language and a place for temporary files. */
const kept = /^(?:PATH|HOME|USERPROFILE|SYSTEMROOT|LANG|LANGUAGE|LC_[A-Z]+|TZ|TMPDIR|TMP|TEMP)$/i;

const isOfAws = /^AWS_/i;

/**
 * The environment of a program that a target's entry starts, but for what the entry sets: nothing of the user's keys, tokens
 * and settings. In the variables of AWS's own tools stand dummy keys, so that the program finds no others where it is a
 * client itself; the variables from which the entry takes the target's own keys are passed on, unless they are those.
 */
export function startEnvironment(
  { credentials }: Pick<Target, "credentials">,
  environment: Environment,
): Record<string, string> {
  const ofTarget: readonly string[] =
    credentials !== null && "environment" in credentials ? Object.values(credentials.environment) : [];
  const own = ofTarget.filter((name) => !isOfAws.test(name));
  const passed = Object.entries(environment).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && (kept.test(entry[0]) || own.includes(entry[0])),
  );
  return {
    ...Object.fromEntries(passed),
    [usualVariables.accessKeyId]: dummyCredentials.accessKeyId,
    [usualVariables.secretAccessKey]: dummyCredentials.secretAccessKey,
  };
}
