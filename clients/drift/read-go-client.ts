import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fixtureOperations } from "../../contract/fixture-operations.ts";
import { updateServiceSpecificCredential } from "../../contract/operations/update-service-specific-credential.ts";
import type { Environment } from "../../targets/home-path.ts";
import type { ClientContent } from "./client-content.ts";
import { readClientFile } from "./client-file.ts";
import { goStatements } from "./go-types.ts";
import { UnreadableClient } from "./unreadable-client.ts";

const modulePath = "github.com/aws/aws-sdk-go-v2/service/iam";

/**
 * Reads the source of the IAM module that the driver was built from. `sums` is the go.sum of that build, which names
 * the version; the source is in the module cache, where the build has put it. Throws UnreadableClient.
 */
export function readGoClient(sums: string, environment: Environment): ClientContent {
  const line = readClientFile(sums)
    .split("\n")
    .find((each) => each.startsWith(`${modulePath} `) && !each.includes("/go.mod "));
  const version = /^\S+ (v[\w.+-]+) /.exec(line ?? "")?.[1];
  if (version === undefined) throw new UnreadableClient(`${sums} names no version of ${modulePath}`);
  const folders = moduleCaches(environment).map((cache) => join(cache, `${modulePath}@${version}`));
  const folder = folders.find((each) => existsSync(each));
  if (folder === undefined) {
    throw new UnreadableClient(
      `its source is in no module cache (${folders.join(", ")}); "go mod download" in clients/drivers/aws-sdk-go brings it, and GOMODCACHE says where it is`,
      "not-read",
    );
  }
  const file = (...names: readonly string[]) => readClientFile(join(folder, ...names));
  const operation = `api_op_${updateServiceSpecificCredential.name}.go`;
  return {
    version: version.slice(1),
    statements: goStatements({
      operation: existsSync(join(folder, operation)) ? file(operation) : null,
      creation: file(`api_op_${fixtureOperations.createCredential.name}.go`),
      listing: file(`api_op_${fixtureOperations.listCredentials.name}.go`),
      client: file("api_client.go"),
      enums: file("types", "enums.go"),
      types: file("types", "types.go"),
      deserializers: file("deserializers.go"),
    }),
  };
}

/** Where modules may be. Go Modules Reference, "Module cache": GOMODCACHE, or pkg/mod in GOPATH, which is ~/go. */
function moduleCaches(environment: Environment): string[] {
  const { GOMODCACHE: given, GOPATH: path, HOME: home }: Environment = environment;
  if (given !== undefined && given !== "") return [given];
  const roots = (path ?? "").split(delimiter).filter((root) => root !== "");
  const all = roots.length === 0 ? [join(home ?? homedir(), "go")] : roots;
  return all.map((root) => join(root, "pkg", "mod"));
}
