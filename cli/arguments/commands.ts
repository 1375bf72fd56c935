import type { CommandDeclaration } from "./define-command.ts";

/** Every command in the order of the help. What one declares is loaded where the command line names it. */
export const commands = {
  run: {
    summary: "test a target (the default command)",
    load: async () => (await import("../run/run-command.ts")).runCommand,
  },
  list: {
    summary: "list the requirements",
    load: async () => (await import("../show/list-command.ts")).listCommand,
  },
  explain: {
    summary: "show what a requirement demands and which sources it rests on",
    load: async () => (await import("../show/explain-command.ts")).explainCommand,
  },
  doctor: {
    summary: "find out what keeps a target from being tested",
    load: async () => (await import("../doctor/doctor-command.ts")).doctorCommand,
  },
  cleanup: {
    summary: "remove what interrupted runs left on targets",
    load: async () => (await import("../cleanup/cleanup-command.ts")).cleanupCommand,
  },
  replay: {
    summary: "send the counterexamples of a JSON report again",
    load: async () => (await import("../replay/replay-command.ts")).replayCommand,
  },
  reproduce: {
    summary: "write a program that shows a violation of a JSON report again",
    load: async () => (await import("../show/reproduce-command.ts")).reproduceCommand,
  },
  report: {
    summary: "convert a JSON report, or merge the shards of a run into one report",
    load: async () => (await import("../show/report-command.ts")).reportCommand,
  },
  compare: {
    summary: "show JSON reports side by side",
    load: async () => (await import("../show/report-command.ts")).compareCommand,
  },
  "check-driver": {
    summary: "check that a client driver follows the driver protocol",
    load: async () => (await import("../client/check-driver-command.ts")).checkDriverCommand,
  },
  drift: {
    summary: "show where the editions of the documents differ, and which one each installed client follows",
    load: async () => (await import("../show/drift-command.ts")).driftCommand,
  },
  client: {
    summary: "test a client: the requests it sends and how it handles the answers",
    load: async () => (await import("../client/client-command.ts")).clientCommand,
  },
  prove: {
    summary: "prove that the suite detects faults and blames the right requirement",
    load: async () => (await import("../prove/prove-command.ts")).proveCommand,
  },
} as const satisfies Record<string, { summary: string; load: () => Promise<CommandDeclaration<object>> }>;

/** The name of a command. */
export type CommandName = keyof typeof commands;

/** What the user asks for, as plain data. */
export type Command = {
  [Name in CommandName]: (typeof commands)[Name]["load"] extends () => Promise<CommandDeclaration<infer Read>>
    ? Read
    : never;
}[CommandName];

/** Whether `word` names a command. */
export function isCommandName(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(commands, word);
}
