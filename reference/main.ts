import { Command, InvalidArgumentError } from "commander";
import { service } from "../contract/operation.ts";
import type { Mutant } from "./mutants/mutant.ts";
import { mutantByName, mutants } from "./mutants/mutants.ts";
import { type StartedReference, startReference } from "./start-reference.ts";

interface Options {
  readonly port: number;
  readonly latency: number;
  readonly mutant?: Mutant;
  readonly listMutants?: true;
}

/** Exit code for wrong usage, an occupied port included. */
const wrongUsage = 2;

function wholeNumber(most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= 0 && number <= most) return number;
    throw new InvalidArgumentError(`It has to be a whole number from 0 to ${most}.`);
  };
}

function knownMutant(name: string): Mutant {
  const mutant = mutantByName(name);
  if (mutant !== undefined) return mutant;
  throw new InvalidArgumentError("There is no such mutant; --list-mutants names them all.");
}

const program = new Command("reference")
  .description("The embedded reference endpoint: an IAM for one operation, in memory, on 127.0.0.1.")
  .option("--port <number>", "where to listen; 0: any free port", wholeNumber(65_535), 0)
  .option("--mutant <name>", "carry one fault", knownMutant)
  .option("--latency <milliseconds>", "wait before each answer", wholeNumber(60_000), 0)
  .option("--list-mutants", "name every mutant and its fault, and end")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : wrongUsage))
  .parse();

const { port, latency, mutant, listMutants } = program.opts<Options>();

if (listMutants) {
  const width = Math.max(...mutants.map(({ name }) => name.length));
  for (const { name, fault } of mutants) console.log(`${name.padEnd(width)}  ${fault}`);
} else {
  await serve();
}

async function serve(): Promise<void> {
  let started: StartedReference;
  try {
    started = await startReference({ port, latencyMs: latency, ...(mutant === undefined ? {} : { mutant }) });
  } catch (error) {
    console.error(`error: ${describe(error)}`);
    process.exitCode = wrongUsage;
    return;
  }
  const { url, credentials, close } = started;
  // Before anything is printed: whoever reads it may send a signal at once.
  const stop = () => void close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  if (mutant !== undefined) console.log(`# fault: ${mutant.fault}`);
  console.log(`# listening on ${url}`);
  console.log(`export AWS_ACCESS_KEY_ID=${credentials.accessKeyId}`);
  console.log(`export AWS_SECRET_ACCESS_KEY=${credentials.secretAccessKey}`);
  console.log(`export AWS_REGION=${service.region}`);
  console.log(`export AWS_ENDPOINT_URL_IAM=${url}`);
  console.log(`# then: npm start -- run --endpoint ${url}`);
}

function describe(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return `port ${port} is taken; choose another with --port, or 0 for any free one`;
  }
  return error instanceof Error ? error.message : String(error);
}
