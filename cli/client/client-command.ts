import { clientFormats } from "../../reporters/formats/formats.ts";
import type { BareCommand, CommandDeclaration, FlagsOf } from "../arguments/define-command.ts";
import { reportOption } from "../arguments/report-option.ts";
import { defaultSeed, fileName, integer, mostRuns } from "../arguments/values.ts";
import { callTimeoutOption, driversArgument } from "./check-driver-command.ts";

function declare(bare: BareCommand) {
  const formats = [...clientFormats.keys()];
  return bare
    .argument("<DRIVER...>", driversArgument)
    .option("--runs <N>", "sequences of calls (default: as many as suit the client)", integer(1, mostRuns))
    .option("--seed <N>", "seed of the generated calls", integer(-1_000_000, 1_000_000), defaultSeed)
    .option("--install", "first install the client, in the version that the suite lists", false)
    .option("--record", "write the profile of each client instead of comparing with it", false)
    .option(...callTimeoutOption)
    .option("--profiles <FOLDER>", "folder of profiles (default: those that come with the suite)", fileName)
    .addOption(reportOption("--report", `write the result as ${formats.join(", ")}; repeatable`, formats));
}

/** A test of clients as the user asks for it. */
export type ClientCommand = {
  readonly name: "client";
  /** Names of drivers that come with the suite, or commands; at least one. */
  readonly drivers: readonly string[];
} & FlagsOf<typeof declare>;

/** `client`. */
export const clientCommand: CommandDeclaration<ClientCommand> = {
  examples: [
    "client aws-sdk-js",
    "client boto3 aws-cli-v2 --install --report json=clients.json",
    "client 'python3 my-driver.py' --record",
  ],
  declare: (bare, take) =>
    declare(bare).action((drivers, flags) => take({ name: "client", drivers, ...flags })),
};
