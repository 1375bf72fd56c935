import { existsSync } from "node:fs";
import { join } from "node:path";
import { service } from "../../contract/operation.ts";
import { botocoreStatements } from "./botocore-model.ts";
import type { ClientContent } from "./client-content.ts";
import { firstClientFile, namesIn, readClientFile, versionAfter } from "./client-file.ts";
import { exampleIdLengthsIn } from "./prose.ts";

/** Where packages are in a virtual environment and in an unpacked Debian package. */
function packageFolders(client: string): string[] {
  const library = join(client, "lib");
  const environments = namesIn(library).filter((name) => name.startsWith("python"));
  return [
    ...environments.map((name) => join(library, name, "site-packages")),
    join(client, "root", "usr", "lib", "python3", "dist-packages"),
  ];
}

/**
 * Reads the service model that a Python package comes with, and the examples of the AWS CLI. `packageName` is `boto3`
 * or `awscli`, which has its own botocore in v2 and in newer v1. Throws UnreadableClient.
 */
export function readPythonClient(client: string, packageName: string): ClientContent {
  const folders = packageFolders(client);
  const model = join("botocore", "data", "iam", service.version, "service-2.json");
  const models = folders.flatMap((folder) =>
    [join(folder, packageName, model), join(folder, model)].flatMap((path) => [path, `${path}.gz`]),
  );
  const statements = botocoreStatements(readClientFile(firstClientFile(models)));
  const beginnings = folders.map((folder) => join(folder, packageName, "__init__.py")).filter(existsSync);
  const [version = null] = beginnings.map((path) => versionAfter("__version__", readClientFile(path)));
  const examples = folders
    .map((folder) => join(folder, packageName, "examples", "iam", "update-service-specific-credential.rst"))
    .filter(existsSync)
    .map(readClientFile);
  return {
    version,
    statements:
      examples.length === 0
        ? statements
        : { ...statements, exampleIdLengths: exampleIdLengthsIn(examples.join("\n")) },
  };
}
