import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Installation, RealTarget } from "./installations.ts";

/** Where a target was installed, or why it was not. */
export type Installed =
  | { readonly kind: "installed"; readonly isNew: boolean }
  /** Nothing failed: this machine lacks something, or it would take too long. */
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

const runFile = promisify(execFile);
const minute = 60_000;
const marker = ".installed.json";

/** Installs a target below `folder`, under its name, unless it is there in this version already. Never rejects. */
export async function installTarget(
  { name, installation }: RealTarget,
  folder: string,
  { buildCargo }: { readonly buildCargo: boolean },
): Promise<Installed> {
  const place = join(folder, name);
  if (isInstalled(place, installation)) return { kind: "installed", isNew: false };
  if (installation.from !== "crates.io" && existsSync(place) && !existsSync(join(place, marker)))
    return { kind: "failed", reason: `${place} is there already, but was not made by this program` };
  try {
    const skipped = await install(place, installation, buildCargo);
    if (skipped !== null) return { kind: "skipped", reason: skipped };
    writeFileSync(join(place, marker), JSON.stringify(installation));
    return { kind: "installed", isNew: true };
  } catch (error) {
    return { kind: "failed", reason: `it could not be installed: ${lastLines(error)}` };
  }
}

function isInstalled(place: string, installation: Installation): boolean {
  const file = join(place, marker);
  if (existsSync(file)) return readFileSync(file, "utf8") === JSON.stringify(installation);
  if (installation.from !== "crates.io") return false;
  // What cargo keeps account of where `cargo install --root` was called by hand.
  const list = join(place, ".crates.toml");
  return (
    existsSync(list) && readFileSync(list, "utf8").includes(`"${installation.crate} ${installation.version} `)
  );
}

/** The marker comes first: what an interruption leaves is known as this program's own. */
function beginAnew(place: string): void {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, marker), "incomplete");
}

/** Returns why it is skipped, or null. Throws where a registry or a build fails. */
async function install(
  place: string,
  installation: Installation,
  buildCargo: boolean,
): Promise<string | null> {
  switch (installation.from) {
    case "pypi": {
      const python = await findPython(installation.pythons);
      if (python === null) return `no Python ${installation.pythons.join(" or ")} on this machine`;
      beginAnew(place);
      await runFile(python, ["-m", "venv", place], { timeout: 5 * minute });
      await runFile(
        join(place, "bin", "pip"),
        ["install", "--quiet", "--disable-pip-version-check", ...installation.packages],
        { timeout: 30 * minute },
      );
      return null;
    }
    case "npm":
      beginAnew(place);
      await runFile(
        "npm",
        [
          "install",
          "--prefix",
          place,
          "--ignore-scripts",
          "--no-audit",
          "--no-fund",
          ...installation.packages,
        ],
        { timeout: 30 * minute },
      );
      return null;
    case "crates.io": {
      const { crate, version } = installation;
      if (!buildCargo)
        return "its build takes more than half an hour: IAM_CONFORMANCE_BUILD_CARGO=1 asks for it";
      mkdirSync(place, { recursive: true });
      await runFile(
        "cargo",
        ["install", crate, "--version", `=${version}`, "--locked", "--debug", "--root", place],
        {
          timeout: 180 * minute,
          env: { ...process.env, CARGO_PROFILE_DEV_DEBUG: "0", CARGO_INCREMENTAL: "0" },
        },
      );
      return null;
    }
  }
}

/** The first interpreter that is of one of these versions: on PATH, or one of pyenv's. */
async function findPython(versions: readonly string[]): Promise<string | null> {
  for (const version of versions) {
    for (const candidate of [...pyenvPythons(version), `python${version}`, "python3"]) {
      try {
        const script = 'import sys, venv; print("%d.%d" % sys.version_info[:2])';
        const { stdout } = await runFile(candidate, ["-c", script], { timeout: minute });
        if (stdout.trim() === version) return candidate;
      } catch (error) {
        // It is not there, or is only a name that leads to none: the next one is tried.
        if (!(error instanceof Error)) throw error;
      }
    }
  }
  return null;
}

function pyenvPythons(version: string): string[] {
  const versions = join(process.env["PYENV_ROOT"] ?? join(homedir(), ".pyenv"), "versions");
  if (!existsSync(versions)) return [];
  return readdirSync(versions)
    .filter((name) => name.startsWith(`${version}.`))
    .map((name) => join(versions, name, "bin", "python3"));
}

function lastLines(error: unknown): string {
  const text =
    error instanceof Error && "stderr" in error && String(error.stderr) !== ""
      ? String(error.stderr)
      : String(error);
  return text.trim().split("\n").slice(-5).join("\n");
}
