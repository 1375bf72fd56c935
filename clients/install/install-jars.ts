import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { classesFolder, jarsFolder } from "./resolve-driver.ts";
import type { ToolProblem } from "./run-program.ts";

/** What is installed, and with what. */
export interface JarInstall {
  /** The list of jars with their sums, in the form of sha256sum; the pom.xml beside it says where they come from. */
  readonly list: string;
  /** The source of the driver. */
  readonly program: string;
  readonly folder: string;
  readonly run: (command: readonly [string, ...string[]]) => Promise<ToolProblem>;
}

const copyJars = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
/** The oldest edition of Java that can compile the driver. */
const javaRelease = "17";

/** Has Maven bring the jars, holds every one against the list, and compiles the driver with them. */
export async function installJars({ list, program, folder, run }: JarInstall): Promise<ToolProblem> {
  const jars = join(folder, jarsFolder);
  const pom = join(dirname(list), "pom.xml");
  const quiet = ["--batch-mode", "--quiet", "-Dstyle.color=never"];
  const placed = [`-DoutputDirectory=${jars}`, "-Dmdep.prependGroupId=true"];
  const problem =
    (await run(["mvn", ...quiet, "--file", pom, copyJars, ...placed])) ?? (await jarsProblem(list, jars));
  if (problem !== undefined) return problem;
  const classes = join(folder, classesFolder);
  const words = ["--release", javaRelease, "-proc:none", "-classpath", join(jars, "*"), "-d", classes];
  return run(["javac", ...words, program]);
}

/** Where the jars of a folder are not those of the list: what a repository gives is taken on trust nowhere. */
async function jarsProblem(list: string, folder: string): Promise<ToolProblem> {
  const lines = (await readFile(list, "utf8")).trim().split("\n");
  const listed = new Map(
    lines.map((line) => {
      const [sum = "", name = ""] = line.split("  ");
      return [name, sum];
    }),
  );
  const there = await readdir(folder).catch((): string[] => []);
  const missing = [...listed.keys()].find((name) => !there.includes(name));
  if (missing !== undefined) return `mvn has not brought ${missing}, which ${list} lists`;
  for (const name of there) {
    const wanted = listed.get(name);
    if (wanted === undefined) return `mvn has brought ${name}, which ${list} does not list`;
    const sum = createHash("sha256")
      .update(await readFile(join(folder, name)))
      .digest("hex");
    if (sum !== wanted) return `${name} is not the one in ${list}: its SHA-256 is ${sum}`;
  }
  return undefined;
}
