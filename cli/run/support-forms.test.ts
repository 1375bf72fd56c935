import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { service } from "../../contract/operation.ts";
import { createCommandLines } from "../testing/command-lines.ts";

const lines = createCommandLines();
const servers: Server[] = [];

afterAll(async () => {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ),
  );
  lines.end();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An endpoint that gives one answer to everything. */
function always(status: number, type: string, body: string): RequestListener {
  return (incoming, outgoing) => {
    incoming.resume();
    incoming.once("end", () => outgoing.writeHead(status, { "content-type": type }).end(body));
  };
}

function run(endpoint: string, ...flags: readonly string[]) {
  const words = `run --endpoint ${endpoint} --runs 2 --only status --report json`.split(" ");
  return lines.run([...words, ...flags]);
}

function errorXml(code: string): string {
  return `<ErrorResponse xmlns="${service.namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>No.</Message></Error><RequestId>r</RequestId></ErrorResponse>`;
}

const forms: readonly (readonly [detail: string, listener: RequestListener])[] = [
  ["400 InvalidAction", always(400, "text/xml", errorXml("InvalidAction"))],
  ["400 UnsupportedOperation", always(400, "text/xml", errorXml("UnsupportedOperation"))],
  [
    "400 (JSON UnknownAction)",
    always(400, "application/x-amz-json-1.1", '{"__type":"UnknownAction","message":"?"}'),
  ],
  ["501 NotImplemented", always(501, "text/xml", errorXml("NotImplemented"))],
  ["405 MethodNotAllowed", always(405, "application/xml", "<Error><Code>MethodNotAllowed</Code></Error>")],
];

describe("an endpoint without the operation", () => {
  it.each(forms)("is told so, once, with exit 3: %s", async (detail, listener) => {
    const { code, out, err } = await run(await serve(listener));
    expect(code).toBe(3);
    const said = err.split("\n").filter((line) => line.includes("does not implement the operation"));
    expect(said).toHaveLength(1);
    expect(said[0]?.endsWith(` ${detail}`), said[0]).toBe(true);
    const report = JSON.parse(out);
    expect(report.support).toBe("not-implemented");
    expect(report.summary).toMatchObject({ conforms: 0, violates: 0, untestable: report.results.length });
    expect(report.results.length).toBeGreaterThan(5);
  });
});

it("lets the violations speak of an endpoint that says yes to every update", async () => {
  let users = 0;
  const listed = new Map<string, string[]>();
  const yes: RequestListener = (incoming, outgoing) => {
    let body = "";
    incoming.on("data", (text: Buffer) => {
      body += text.toString();
    });
    incoming.once("end", () => {
      const form = new URLSearchParams(body);
      const action = form.get("Action") ?? "";
      const user = form.get("UserName") ?? "";
      const fields = (id: string) =>
        `<UserName>${user}</UserName><Status>Active</Status><ServiceUserName>s</ServiceUserName><CreateDate>2026-01-01T00:00:00Z</CreateDate><ServiceSpecificCredentialId>${id}</ServiceSpecificCredentialId><ServiceName>${service.signingName}</ServiceName>`;
      let result = "";
      if (action === "CreateServiceSpecificCredential") {
        const id = `ACCA${String(users++).padStart(17, "0")}`;
        listed.set(user, [...(listed.get(user) ?? []), id]);
        result = `<ServiceSpecificCredential>${fields(id)}</ServiceSpecificCredential>`;
      }
      if (action === "ListServiceSpecificCredentials") {
        const members = (listed.get(user) ?? []).map((id) => `<member>${fields(id)}</member>`).join("");
        result = `<ServiceSpecificCredentials>${members}</ServiceSpecificCredentials>`;
      }
      const content = result === "" ? "" : `<${action}Result>${result}</${action}Result>`;
      outgoing
        .writeHead(200, { "content-type": "text/xml" })
        .end(
          `<${action}Response xmlns="${service.namespace}">${content}<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`,
        );
    });
  };
  const { code, out, err } = await run(await serve(yes));
  expect(err).not.toContain("does not implement");
  expect(code).toBe(1);
  const report = JSON.parse(out);
  expect(report.support).toBe("yes-man");
  expect(report.summary.untestable).toBeGreaterThan(0);
  expect(report.results).toContainEqual(
    expect.objectContaining({ requirement: "status.one-of", because: "response.error.at-all" }),
  );
});
