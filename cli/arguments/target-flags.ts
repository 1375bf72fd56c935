import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { endpointProblem } from "../../targets/endpoint-url.ts";
import { defaultTargetName } from "../../targets/target.ts";
import schema from "../../targets/targets.schema.json" with { type: "json" };
import type { BareCommand, FlagsOf } from "./define-command.ts";
import { fileName, integer } from "./values.ts";

/** What the argument `[TARGET]` means, for the help. */
export const targetArgument = "a name from the file of targets, or the URL of an endpoint";

/** Which target is meant: an entry of targets.json, or an address that is in no file. */
export type TargetChoice =
  | { readonly by: "name"; readonly name: string }
  | { readonly by: "endpoint"; readonly url: string };

/** Adds what every command takes that reaches a target. */
export function withTargetFlags(bare: BareCommand) {
  return bare
    .option(
      "--endpoint <URL>",
      "an endpoint that is in no file; credentials come from the AWS environment variables",
    )
    .option("--targets <FILE>", "the file of targets (default: the one that comes with the suite)", fileName)
    .option(
      "--trust-targets",
      "trust a file of --targets outside the working folder: start programs and read variables as it says",
    )
    .option("--ca <FILE>", "certificates to trust for https, in PEM (default: as the entry says)", fileName)
    .option("--start", "start the target as its entry says, whatever answers at its endpoint")
    .option("--no-start", "start nothing (default: start the target where its endpoint does not answer)")
    .addOption(
      new Option("--live", 'allow real AWS, for targets with "live": true').default(false, "emulators only"),
    );
}

/** Adds what every command takes that tests a target. */
export function withTestedTargetFlags(bare: BareCommand) {
  return withTargetFlags(bare)
    .option(
      "--consistency <MS>",
      "milliseconds that a read may lag behind a write (default: as the entry says, or 0)",
      integer(0, schema.definitions.target.properties.consistencyMs.maximum),
    )
    .option("--target-version <TEXT>", "the version of the target, for reports (default: as the entry says)");
}

/** What the flags say of a target that has been chosen: they come before what its entry says. */
export type TargetFlags = Omit<FlagsOf<typeof withTestedTargetFlags>, "endpoint">;

/** The target that the command line names in one of the two ways; the default one where it names none. Throws InvalidArgumentError. */
export function chooseTarget(word: string | undefined, endpoint: string | undefined): TargetChoice {
  // No name of a target holds either of them.
  const isUrl = word !== undefined && /[:/]/.test(word);
  const url = endpoint ?? (isUrl ? word : undefined);
  if (url === undefined) return { by: "name", name: word ?? defaultTargetName };
  const choice = chooseEndpoint(url);
  if (word === undefined || endpoint === undefined) return choice;
  throw new InvalidArgumentError(
    `both the target ${shown(word)} and '--endpoint ${endpoint}' are given; give one of them.`,
  );
}

/** Holds an address against the rules. Commander would repeat a refused value, which may hold a password. */
export function chooseEndpoint(url: string): TargetChoice & { readonly by: "endpoint" } {
  const problem = endpointProblem(url);
  if (problem === undefined) return { by: "endpoint", url };
  throw new InvalidArgumentError(`the endpoint ${shown(url)} ${problem}`);
}

function shown(word: string): string {
  return /[@?#]/.test(word) ? "(not shown, as it may hold a password)" : `'${word}'`;
}
