import { existsSync } from "node:fs";
import { join } from "node:path";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { ClientContent } from "./client-content.ts";
import { namesIn, readClientFile } from "./client-file.ts";
import { javascriptStatements } from "./javascript-types.ts";
import { parseObject, valueAt } from "./model-document.ts";

/** Reads the npm package of a client: its types, which are what a user of it sees. Throws UnreadableClient. */
export function readJavascriptClient(packageFolder: string): ClientContent {
  const types = join(packageFolder, "dist-types");
  const models = join(types, "models");
  const command = join(types, "commands", `${updateServiceSpecificCredential.name}Command.d.ts`);
  const version = valueAt(
    parseObject(readClientFile(join(packageFolder, "package.json")), "its package.json"),
    "version",
  );
  return {
    version: typeof version === "string" ? version : null,
    statements: javascriptStatements({
      models: namesIn(models)
        .filter((name) => name.endsWith(".d.ts"))
        .map((name) => readClientFile(join(models, name)))
        .join("\n"),
      command: existsSync(command) ? readClientFile(command) : null,
      configuration: readClientFile(join(packageFolder, "dist-es", "runtimeConfig.shared.js")),
    }),
  };
}
