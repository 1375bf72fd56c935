import { Arbitrary, type Random, type Stream, stream, Value } from "fast-check";
import { constraintOf, type Operation } from "../../contract/operation.ts";
import { invalidUpdates } from "./invalid-updates.ts";
import { simplerCommands } from "./simpler-commands.ts";

/** Which of the user's credentials; there are as many as the quota of credentials per user and service allows. */
export type Slot = 0 | 1;

/**
 * One step of a sequence that a model foresees, as plain JSON.
 * `create` over the quota and `update-deleted` are sent for the error that they are documented to get; other commands
 * that make no sense in the model's state are for the interpreter to leave out.
 */
export type Command =
  | { readonly command: "list" }
  | { readonly command: "update"; readonly which: Slot; readonly status: string }
  | { readonly command: "create" }
  | { readonly command: "delete"; readonly which: Slot }
  | { readonly command: "reset"; readonly which: Slot }
  /** An update of the credential that was last deleted from the slot. */
  | { readonly command: "update-deleted"; readonly which: Slot }
  /** An update of another user's credential under this user's name. */
  | { readonly command: "update-foreign" }
  /** An update that breaks one constraint; `kind` is one of `invalidUpdates`. */
  | { readonly command: "update-invalid"; readonly kind: string };

/** What the commands of one operation may hold, the simplest first. */
export interface CommandWords {
  readonly statuses: readonly string[];
  readonly kinds: readonly string[];
}

/** How many commands a generated sequence has; shrinking goes down to one. */
const fewest = 2;
const most = 12;

/** Each name as often as it is to be drawn in this many. */
const draws: readonly Command["command"][] = [
  ...Array<"update">(6).fill("update"),
  ...Array<"create">(2).fill("create"),
  ...Array<"delete">(2).fill("delete"),
  ...Array<"update-deleted">(2).fill("update-deleted"),
  ...Array<"update-invalid">(2).fill("update-invalid"),
  "list",
  "reset",
  "update-foreign",
];

/** Short sequences that are always tried: updates in both directions after everything that may disturb them. */
export function commandExamples(operation: Operation): readonly (readonly Command[])[] {
  const { statuses } = wordsOf(operation);
  const [first = ""] = statuses;
  const update = (which: Slot, status: string): Command => ({ command: "update", which, status });
  // New credentials have the first status: it comes last, so that each update changes something.
  const thereAndBack = (which: Slot) => [...statuses.slice(1), first].map((status) => update(which, status));
  return [
    [...thereAndBack(0), ...thereAndBack(1)],
    [{ command: "reset", which: 0 }, ...thereAndBack(0)],
    [{ command: "delete", which: 0 }, ...thereAndBack(1), { command: "update-deleted", which: 0 }],
    [
      { command: "delete", which: 1 },
      { command: "create" },
      ...thereAndBack(1),
      { command: "update-deleted", which: 1 },
      ...thereAndBack(0),
    ],
    [{ command: "update-foreign" }, ...thereAndBack(0)],
  ];
}

/** Sequences of commands around `operation`, whose status values are those of its first list of values. */
export function commandSequences(operation: Operation): Arbitrary<readonly Command[]> {
  return new CommandsArbitrary(wordsOf(operation));
}

function wordsOf(operation: Operation): CommandWords {
  const listed = operation.parameters.find(({ constraints }) =>
    constraints.some(({ kind }) => kind === "one-of"),
  );
  if (listed === undefined) throw new Error(`${operation.name} has no parameter with a list of values`);
  return {
    statuses: constraintOf(listed, "one-of").values,
    kinds: invalidUpdates(operation).map(({ kind }) => kind),
  };
}

class CommandsArbitrary extends Arbitrary<readonly Command[]> {
  readonly #words: CommandWords;

  constructor(words: CommandWords) {
    super();
    this.#words = words;
  }

  override generate(random: Random): Value<readonly Command[]> {
    const length = random.nextInt(fewest, most);
    return new Value(
      Array.from({ length }, () => this.#draw(random)),
      undefined,
    );
  }

  override canShrinkWithoutContext(value: unknown): value is readonly Command[] {
    return (
      Array.isArray(value) &&
      value.length >= 1 &&
      value.length <= most &&
      value.every((command) => isCommand(this.#words, command))
    );
  }

  override shrink(commands: readonly Command[]): Stream<Value<readonly Command[]>> {
    return stream(simplerCommands(this.#words, commands)).map((simpler) => new Value(simpler, undefined));
  }

  #draw(random: Random): Command {
    const { statuses, kinds } = this.#words;
    const command = draws[random.nextInt(0, draws.length - 1)] ?? "list";
    const which = random.nextInt(0, 1) === 0 ? 0 : 1;
    switch (command) {
      case "list":
      case "create":
      case "update-foreign":
        return { command };
      case "delete":
      case "reset":
      case "update-deleted":
        return { command, which };
      case "update":
        return { command, which, status: statuses[random.nextInt(0, statuses.length - 1)] ?? "" };
      case "update-invalid":
        return { command, kind: kinds[random.nextInt(0, kinds.length - 1)] ?? "" };
    }
  }
}

function isCommand({ statuses, kinds }: CommandWords, value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("command" in value)) return false;
  const isOfSlot = "which" in value && (value.which === 0 || value.which === 1);
  switch (value.command) {
    case "list":
    case "create":
    case "update-foreign":
      return true;
    case "delete":
    case "reset":
    case "update-deleted":
      return isOfSlot;
    case "update":
      return isOfSlot && "status" in value && statuses.some((status) => status === value.status);
    case "update-invalid":
      return "kind" in value && kinds.some((kind) => kind === value.kind);
    default:
      return false;
  }
}
