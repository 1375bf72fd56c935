import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { installJars } from "./install-jars.ts";
import { type ClientInstall, type KnownDriverName, knownDrivers } from "./known-drivers.ts";
import { clientsFolder, type DriverPlaces } from "./resolve-driver.ts";
import { runTool, type ToolProblem } from "./run-program.ts";

/** Whether a client is there now. */
export type Installed = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/** The file that holds the list that a folder was installed from; written last. */
export const stampName = "installed-from";
const timeoutMs = 15 * 60_000;

/**
 * Brings the client of a driver to the folder of clients, with the package manager of its language and from the
 * committed list of versions. A folder that was installed from the same list is left as it is. Never rejects for what
 * a package manager does.
 */
export async function installClient(name: KnownDriverName, places: DriverPlaces): Promise<Installed> {
  const { install } = knownDrivers[name];
  if (install.kind === "none") return { ok: true };
  const folder = join(clientsFolder(places.environment), name);
  const stamp = join(folder, stampName);
  const wanted = await wantedStamp(name, install.lock, places.packageRoot);
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === wanted) return { ok: true };
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const problem = await carryOut(name, install, folder, places);
  if (problem !== undefined) {
    await rm(folder, { recursive: true, force: true });
    return { ok: false, problem };
  }
  await writeFile(stamp, wanted);
  return { ok: true };
}

async function wantedStamp(name: KnownDriverName, lock: string, packageRoot: string): Promise<string> {
  const { install, program } = knownDrivers[name];
  const list = await readFile(join(packageRoot, lock), "utf8");
  // A built driver depends on its source as well.
  return install.kind === "go" || install.kind === "maven"
    ? list + (await readFile(join(packageRoot, program), "utf8"))
    : list;
}

async function carryOut(
  name: KnownDriverName,
  install: Exclude<ClientInstall, { kind: "none" }>,
  folder: string,
  { packageRoot, environment }: DriverPlaces,
): Promise<ToolProblem> {
  const lock = join(packageRoot, install.lock);
  const run = (command: readonly [string, ...string[]], cwd = folder): Promise<ToolProblem> =>
    runTool(command, { cwd, environment, timeoutMs });
  switch (install.kind) {
    case "npm":
      await copyFile(join(dirname(lock), "package.json"), join(folder, "package.json"));
      await copyFile(lock, join(folder, "package-lock.json"));
      return run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    case "pip":
      return (
        (await run(["python3", "-m", "venv", folder])) ??
        (await run([join(folder, "bin", "pip"), "install", "--no-deps", "--requirement", lock]))
      );
    case "go":
      return run(["go", "build", "-trimpath", "-o", join(folder, "driver"), "."], dirname(lock));
    case "maven":
      return installJars({ list: lock, program: join(packageRoot, knownDrivers[name].program), folder, run });
    case "deb":
      return unpack(await readFile(lock, "utf8"), folder, run);
  }
}

/** Unpacks Debian packages into a folder, so that nothing of the system changes and no rights are needed. */
async function unpack(
  list: string,
  folder: string,
  run: (command: readonly [string, ...string[]]) => Promise<ToolProblem>,
): Promise<ToolProblem> {
  const problem = await run(["apt-get", "download", ...list.trim().split("\n")]);
  if (problem !== undefined) return problem;
  const root = join(folder, "root");
  for (const file of await readdir(folder)) {
    if (!file.endsWith(".deb")) continue;
    const refused = await run(["dpkg", "-x", file, root]);
    if (refused !== undefined) return refused;
    await rm(join(folder, file));
  }
  const program = join(folder, "aws");
  const modules = join(root, "usr", "lib", "python3", "dist-packages");
  const script = join(root, "usr", "bin", "aws");
  await writeFile(program, `#!/bin/sh\nPYTHONPATH='${modules}' exec /usr/bin/python3 -s '${script}' "$@"\n`);
  await chmod(program, 0o755);
  // A process for each call starts from these: half of its time is compiling.
  const slow = await run(["/usr/bin/python3", "-m", "compileall", "-q", modules]);
  return slow ?? run([program, "--version"]);
}
