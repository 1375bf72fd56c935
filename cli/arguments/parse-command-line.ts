import { CommanderError, Command as Program } from "@commander-js/extra-typings";
import suitePackage from "../../package.json" with { type: "json" };
import { nearest, suggestion } from "../../targets/nearest.ts";
import { Problem } from "../problem.ts";
import { type Command, type CommandName, commands, isCommandName } from "./commands.ts";
import { programName } from "./values.ts";

/** Where help goes and how wide it may be. */
export interface HelpOutput {
  readonly write: (text: string) => void;
  /** Columns of the terminal, where it is one. */
  readonly columns?: number;
}

/**
 * Reads a command line (without the program itself); null where help or the version was asked for and has been written.
 * Throws Problem: what is wrong, what is allowed and, on the last line, which help to read.
 */
export async function parseCommandLine(argv: readonly string[], io: HelpOutput): Promise<Command | null> {
  const words = argv.filter((word) => word !== "--");
  refuseMisspelledCommand(words);
  const name = commandOf(words);
  const declaration = name === null ? null : await commands[name].load();
  let command: Command | null = null;
  const program = new Program(programName)
    .description(
      "Reports, requirement by requirement, where an endpoint departs from AWS IAM's UpdateServiceSpecificCredential.",
    )
    .version(suitePackage.version)
    .configureOutput({
      writeOut: io.write,
      // Errors are thrown; the caller prints them.
      writeErr: () => undefined,
      getOutHelpWidth: () => io.columns ?? 100,
    })
    .exitOverride();
  for (const [other, { summary }] of Object.entries(commands)) {
    const bare = program.command(other, { isDefault: other === "run" }).description(summary);
    if (other !== name || declaration === null) continue;
    const lines = declaration.examples.map((line) => `  ${programName} ${line}`.trimEnd());
    const declared = declaration.declare(bare, (read) => {
      command = read;
    });
    declared.addHelpText("after", ["", "Examples:", ...lines].join("\n"));
  }
  try {
    program.parse(argv, { from: "user" });
    return command;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return null;
    const message = error.message
      .replace(/^error: /, "")
      .replace(/^unknown option '--live=.*'$/s, "option '--live' takes no value");
    throw usageProblem(message, name === null ? "" : `${name} `);
  }
}

/** The command that the words are about; null: the help of all of them, or the version, is asked for. */
function commandOf([first, second]: readonly string[]): CommandName | null {
  const word = first === "help" ? second : first;
  if (isCommandName(word)) return word;
  return ["help", "--help", "-h", "--version", "-V"].includes(first ?? "") ? null : "run";
}

function usageProblem(message: string, helpOf = ""): Problem {
  return new Problem(`${message}\ntry: ${programName} ${helpOf}--help`);
}

/** A first word that is nearly a command is taken for one, not for a target of the default command. */
function refuseMisspelledCommand([word, ofHelp]: readonly string[]): void {
  const names = [...Object.keys(commands), "help"];
  if (word === "help" && ofHelp !== undefined && !names.includes(ofHelp)) {
    throw usageProblem(
      `unknown command '${ofHelp}'.${suggestion(ofHelp, names)} Allowed: ${names.join(", ")}.`,
    );
  }
  if (word === undefined || word.startsWith("-") || names.includes(word)) return;
  const meant = nearest(word, names);
  if (meant === undefined) return;
  throw usageProblem(
    `unknown command '${word}'. Did you mean "${meant}"? For a target of that name: ${programName} run ${word}`,
  );
}
