import { shorter } from "../values/shorter.ts";
import type { Command, CommandWords, Slot } from "./commands.ts";

/**
 * Sequences simpler than `commands`: fewer of them, in blocks; then the slots, or two statuses, exchanged throughout,
 * so that what belongs together stays together; then a single command with an earlier slot, status or kind.
 * It depends on nothing but the sequence. At least one command stays.
 */
export function* simplerCommands(
  words: CommandWords,
  commands: readonly Command[],
): Generator<readonly Command[], void, undefined> {
  yield* shorter(commands);
  yield* exchanged(words, commands);
  for (const [at, command] of commands.entries()) {
    for (const simpler of simplerCommand(words, command)) yield commands.with(at, simpler);
  }
}

function* exchanged(
  { statuses }: CommandWords,
  commands: readonly Command[],
): Generator<readonly Command[], void, undefined> {
  const slot = commands.flatMap((command) => ("which" in command ? [command.which] : []))[0];
  if (slot === 1) {
    yield commands.map((command) =>
      "which" in command ? { ...command, which: otherSlot(command.which) } : command,
    );
  }
  const status = commands.flatMap((command) => ("status" in command ? [command.status] : []))[0];
  const [simplest] = statuses;
  if (status === undefined || simplest === undefined || status === simplest) return;
  yield commands.map((command) => {
    if (!("status" in command)) return command;
    if (command.status === status) return { ...command, status: simplest };
    return command.status === simplest ? { ...command, status } : command;
  });
}

function* simplerCommand(
  { statuses, kinds }: CommandWords,
  command: Command,
): Generator<Command, void, undefined> {
  if ("which" in command && command.which === 1) yield { ...command, which: 0 };
  if (command.command === "update") {
    for (const status of statuses.slice(0, statuses.indexOf(command.status))) yield { ...command, status };
  }
  if (command.command === "update-invalid") {
    for (const kind of kinds.slice(0, kinds.indexOf(command.kind))) yield { ...command, kind };
  }
}

function otherSlot(slot: Slot): Slot {
  return slot === 0 ? 1 : 0;
}
