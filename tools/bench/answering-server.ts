import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { service } from "../../contract/operation.ts";

/**
 * A server of one fixed answer, the refusal of an input, after the milliseconds of its first argument. It does next to
 * nothing, so that what is measured against it is the client. Its port is the line it prints.
 */
const latencyMs = Number(process.argv[2] ?? 0);
const body = `<ErrorResponse xmlns="${service.namespace}"><Error><Type>Sender</Type><Code>ValidationError</Code><Message>1 validation error detected: Value at 'serviceSpecificCredentialId' failed to satisfy constraint: Member must have length less than or equal to 128</Message></Error><RequestId>7a62c49f-347e-4fc4-9331-6e8e00000000</RequestId></ErrorResponse>\n`;
const headers = {
  "Content-Type": "text/xml",
  "x-amzn-RequestId": "7a62c49f-347e-4fc4-9331-6e8e00000000",
  "Content-Length": body.length,
};

const server = createServer((request, response) => {
  request.resume();
  request.once("end", () => {
    const answer = () => void response.writeHead(400, headers).end(body);
    if (latencyMs > 0) setTimeout(answer, latencyMs);
    else answer();
  });
});
server.keepAliveTimeout = 120_000;
server.listen(0, "127.0.0.1", () => {
  const address: AddressInfo | string | null = server.address();
  console.log(typeof address === "object" && address !== null ? address.port : "");
});
