import { describe, expect, it } from "vitest";
import { type ClientRequirementId, clientCatalogue } from "../../suites/clients.ts";
import { alteredInProcess, withAlteredDriver } from "../testing/altered-driver.ts";
import { judgeClient } from "./judge-client.ts";

const callLine = "const answer = await post(command).catch((error) => error);";
const sendLine = 'return await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });';
const successLine = 'if (answer.ok) return { outcome: "success", ...seen };';
const pairsLine = 'const pairs = Object.entries({ Action: operation, Version: "2010-05-08", ...params });';
const refusal = 'return { outcome: "refused" };';

type Change = readonly [from: string, to: string];
type Fault = readonly [name: string, requirement: ClientRequirementId, ...changes: Change[]];

/** Sequences until a fault shows: the first hold errors and bounds, then come temporary credentials and messages, and so on. */
const runsUntil = { errors: 2, messages: 6, strangeValues: 32, spelledParts: 80 } as const;

/** Requirements that the very first sequences show nothing of. */
const shownByMessages: readonly ClientRequirementId[] = [
  "outcome.message",
  "wire.session-token",
  "wire.signed-headers",
];

/** Faults that the first sequences do not show. */
const late: Readonly<Record<string, number>> = {
  "sends what it refuses": runsUntil.strangeValues,
  "says success without sending": runsUntil.strangeValues,
  "leaves slashes unescaped": runsUntil.strangeValues,
  "encodes twice": runsUntil.strangeValues,
  trims: runsUntil.strangeValues,
  "leaves empty parameters out": runsUntil.strangeValues,
  "reads no references in codes": runsUntil.spelledParts,
  "reads no references in request ids": runsUntil.spelledParts,
};

const readsMessage = 'message: between("Message")';

const faults: Fault[] = [
  [
    "sends what it refuses",
    "wire.refused-sends-nothing",
    [refusal, `return (await post({ ...command, params: {} }), { outcome: "refused" });`],
  ],
  ["sends everything twice", "wire.one-request", [callLine, `await post(command); ${callLine}`]],
  [
    "tries again what is not to be tried again",
    "wire.one-request",
    [callLine, `${callLine.replace("const", "let")} if (answer.status >= 400) answer = await post(command);`],
  ],
  [
    "says success without sending",
    "wire.one-request",
    [callLine, `if (!command.params.ServiceSpecificCredentialId) return { outcome: "success" };${callLine}`],
  ],
  [
    "writes beyond its message",
    "wire.whole-message",
    [callLine, `await spill(command.endpoint); ${callLine}`],
    [
      "const operations",
      `import { connect } from "node:net";
      const spill = (endpoint) => new Promise((done) => {
        const socket = connect(new URL(endpoint).port, "127.0.0.1", () => socket.write("Status=Active\\r\\n\\r\\n"));
        socket.on("close", done).on("error", done).resume();
      });
      const operations`,
    ],
  ],
  ["puts", "wire.method", ['["POST", url', '["PUT", url'], ['method: "POST"', 'method: "PUT"']],
  [
    "has a path of its own",
    "wire.path",
    ["const url = new URL(endpoint);", 'const url = new URL("/iam", endpoint);'],
  ],
  [
    "sends plain text",
    "wire.content-type",
    ['"content-type": "application/x-www-form-urlencoded"', '"content-type": "text/plain"'],
  ],
  [
    "sends chunks",
    "wire.content-length",
    [sendLine, sendLine.replace("body,", 'body: new Blob([body]).stream(), duplex: "half",')],
  ],
  [
    "leaves the port out of Host",
    "wire.host",
    ["host: url.host,", "host: url.hostname,"],
    [
      sendLine,
      `const { request: open } = await import("node:http");
      return await new Promise((done, fail) => {
        const sent = open(url, { method: "POST", headers }, (answer) => {
          let text = "";
          answer.on("data", (chunk) => { text += chunk; });
          answer.on("end", () => done({ ok: answer.statusCode < 300, status: answer.statusCode, text: async () => text }));
        });
        sent.on("error", fail).end(body);
      });`,
    ],
  ],
  [
    "drops the session token",
    "wire.session-token",
    ["if (credentials.sessionToken) headers", "if (false) headers"],
  ],
  [
    "keeps the session token of another call",
    "wire.session-token",
    [
      "if (credentials.sessionToken) headers",
      "globalThis.token ??= credentials.sessionToken;\n  if (globalThis.token) headers",
    ],
    ['["x-amz-security-token"] = credentials.sessionToken', '["x-amz-security-token"] = globalThis.token'],
  ],
  [
    "does not sign the session token",
    "wire.signed-headers",
    [
      "const signed = Object.keys(headers)",
      'const signed = Object.keys(headers).filter((name) => name !== "x-amz-security-token")',
    ],
    [
      "const head = Object.entries(headers)",
      'const head = Object.entries(headers).filter(([name]) => name !== "x-amz-security-token")',
    ],
  ],
  [
    "adds a header after signing",
    "wire.signed-headers",
    ["const signal =", 'headers["x-amz-meta"] = "1";\n  const signal ='],
  ],
  ["signs with another secret", "wire.signature", [`\`AWS4\${credentials.secretAccessKey}\``, '"AWS4"']],
  ["signs for another service", "wire.signature", ['"iam", "aws4_request"', '"sts", "aws4_request"']],
  [
    "leaves slashes unescaped",
    "wire.form",
    ["encodeURIComponent(s)", 'encodeURIComponent(s).replaceAll("%2F", "/")'],
  ],
  [
    "drops a parameter",
    "wire.parameters",
    [
      pairsLine,
      pairsLine
        .replace("...params", "...params, UserName: undefined")
        .replace(");", ").filter((pair) => pair[1] !== undefined);"),
    ],
  ],
  ["encodes twice", "wire.parameters", ["pair.map(percent)", "pair.map((text) => percent(percent(text)))"]],
  ["trims", "wire.parameters", ["pair.map(percent)", "pair.map((text) => percent(text.trim()))"]],
  [
    "leaves empty parameters out",
    "wire.parameters",
    [pairsLine, pairsLine.replace(");", ').filter((pair) => pair[1] !== "");')],
  ],
  [
    "refuses the longest name",
    "outcome.valid-not-refused",
    [callLine, `if (command.params.UserName?.length === 64) ${refusal} ${callLine}`],
  ],
  ["sees no success", "outcome.success", [successLine, successLine.replace('"success"', '"other"')]],
  [
    "dies at an answer",
    "outcome.success",
    [successLine, `if (command.params.UserName?.length === 64) process.exit(1);${successLine}`],
  ],
  ["swallows errors", "outcome.service-error", ["if (answer.ok)", "if (answer.ok || answer.status === 403)"]],
  [
    "names exceptions for codes",
    "outcome.code",
    ['code: between("Code")', `code: \`\${between("Code")}Exception\``],
  ],
  ["reads no entities", "outcome.message", [`entities[name] ?? \`&\${name};\``, `\`&\${name};\``]],
  ["reads entities twice", "outcome.message", [readsMessage, `${readsMessage}.replaceAll("&lt;", "<")`]],
  ["reads no references", "outcome.message", [`String.fromCodePoint(decimal ?? \`0x\${hex}\`)`, "_"]],
  ["reads no hexadecimal references", "outcome.message", ["|#x(", "|#X("]],
  ["reads hexadecimal digits in lower case only", "outcome.message", ["[\\da-fA-F]", "[\\da-f]"]],
  ["reads references of two digits only", "outcome.message", ["&(?:#(\\d+)", "&(?:#(\\d\\d)"]],
  [
    "loses characters beyond the first plane",
    "outcome.message",
    ["String.fromCodePoint", "String.fromCharCode"],
  ],
  ["reads no CDATA sections", "outcome.message", ["<!\\[CDATA\\[", "<!\\[cdata\\["]],
  [
    "cannot read an error with CDATA sections",
    "outcome.message",
    ["const error = {", 'if (lines(xml)) return { outcome: "unreadable", ...seen };\nconst error = {'],
    [
      "const xml = (await",
      "const lines = () => text.includes('[CDATA['); const text = await answer.text().catch(() => ''); const xml = (await",
    ],
    ['(await answer.text().catch(() => ""))', "text"],
  ],
  [
    "takes comments for text",
    "outcome.message",
    ["/<!--.*?-->|", "/"],
    ["([^<]*)</$", "(.*?)</$"],
    [">`).exec", '>`, "s").exec'],
  ],
  ["leaves line ends as they are", "outcome.message", ['.replace(/\\r\\n?/g, "\\n")', ""]],
  [
    "takes numbers for numbers",
    "outcome.message",
    [readsMessage, 'message: typed(between("Message"))'],
    [
      "const operations",
      "const typed = (text) => (Number.isNaN(Number(text)) ? text : Number(text));\nconst operations",
    ],
  ],
  [
    "takes null for nothing",
    "outcome.message",
    [readsMessage, 'message: between("Message") === "null" ? null : between("Message")'],
  ],
  ["cuts long messages", "outcome.message", [readsMessage, `${readsMessage}?.slice(0, 4096)`]],
  ["reads no references in codes", "outcome.code", ['code: between("Code")', 'code: told("Code") ?? null']],
  [
    "reads no references in request ids",
    "outcome.request-id",
    ['requestId: between("RequestId")', 'requestId: told("RequestId") ?? null'],
  ],
  ["has no types of its own", "outcome.modelled-error", ["modelledErrors: false", "modelledErrors: true"]],
  ["knows one status only", "outcome.status", ["status: answer.status", "status: 200"]],
  ["makes up request ids", "outcome.request-id", ['requestId: between("RequestId")', 'requestId: "1"']],
];

describe("a client with a fault violates one requirement", () => {
  for (const [name, requirement, ...changes] of faults) {
    it(`${name}: ${requirement}`, async () => {
      const judged = await judgeClient(alteredInProcess(changes), {
        runs: late[name] ?? runsUntil[shownByMessages.includes(requirement) ? "messages" : "errors"],
        seed: 1,
        habits: false,
      });
      expect(judged.problem).toBeUndefined();
      const violated = judged.examination.verdicts.filter(({ outcome }) => outcome === "violates");
      expect(violated.map(({ requirement: id }) => id)).toEqual([requirement]);
      expect(violated[0]?.counterexample?.sequence).toHaveLength(1);
      expect(violated[0]?.flaky).toBeUndefined();
    });
  }

  it("and every requirement is among them", () => {
    expect(new Set(faults.map(([, requirement]) => requirement))).toEqual(
      new Set(clientCatalogue.map(({ id }) => id)),
    );
  });
});

it("a client without a fault violates none", async () => {
  const judged = await judgeClient(alteredInProcess([]), { runs: 100, seed: 7, habits: false });
  expect(judged.problem).toBeUndefined();
  const outcomes = judged.examination.verdicts.map(({ requirement, outcome }) => [requirement, outcome]);
  expect(outcomes.filter(([, outcome]) => outcome !== "conforms")).toEqual([
    ["outcome.modelled-error", "inapplicable"],
  ]);
});

describe("a client that carries something from one call into the next", () => {
  const leaking = [
    ["const operations", "const leftovers = new Map();\nconst operations"],
    [
      refusal,
      '{ leftovers.set(command.credentials.accessKeyId, "Status=&"); return { outcome: "refused" }; }',
    ],
    ["const body = pairs", "const own = pairs"],
    [
      "const url =",
      `const id = credentials.accessKeyId;
      const body = (leftovers.get(id) ?? "") + own;
      leftovers.delete(id);
      const url =`,
    ],
  ] as const;

  it("is shown by the two calls that it takes", async () => {
    const judged = await judgeClient(alteredInProcess(leaking), { runs: 40, seed: 1, habits: false });
    expect(judged.problem).toBeUndefined();
    const [violated, ...others] = judged.examination.verdicts.filter(({ outcome }) => outcome === "violates");
    expect(others).toEqual([]);
    expect(violated).toMatchObject({
      requirement: "wire.parameters",
      counterexample: { at: 1, observed: "Status 2 times" },
    });
    expect(violated?.counterexample?.sequence).toHaveLength(2);
    expect(violated?.counterexample?.made.map(({ requests }) => requests.length)).toEqual([0, 1]);
  });
});

describe("a driver that cannot be trusted says nothing of its client", () => {
  it.each([
    [
      "garbles",
      `process.stdout.write(\`\${JSON.stringify(reply)}\\n\`);`,
      `process.stdout.write(command.seq === 3 ? 'x\\n' : \`\${JSON.stringify(reply)}\\n\`);`,
      "not JSON",
    ],
    [
      "skips",
      "if (!operations.includes(command.operation))",
      "if (true)",
      "skips UpdateServiceSpecificCredential",
    ],
    [
      "does not start",
      "import { createInterface }",
      'throw new Error("no");\nimport { createInterface }',
      "exit code 1",
    ],
  ])("as it %s", async (_, from, to, problem) => {
    const judged = await withAlteredDriver([[from, to]], (settings) =>
      judgeClient(settings, { runs: 5, seed: 1, habits: false }),
    );
    expect(judged.problem).toContain(problem);
    const conforming = judged.examination.verdicts.filter(({ outcome }) => outcome === "conforms");
    expect(conforming.map(({ calls }) => calls)).not.toContain(0);
  });
});

describe("a client that hangs again and again", () => {
  const hangingAtEach = (count: number): Change => [
    callLine,
    `globalThis.calls = (globalThis.calls ?? 0) + 1;
     if (calls % ${count} === 0) await new Promise((resolve) => setTimeout(resolve, 60_000));
     ${callLine}`,
  ];

  it("is not asked for more, and what was found before is kept", async () => {
    const judged = await withAlteredDriver([hangingAtEach(10)], (settings) =>
      judgeClient({ ...settings, callTimeoutMs: 500 }, { runs: 1000, seed: 1, habits: true }),
    );
    expect(judged.problem).toBe("the client hung 3 times, and its other calls were not made");
    expect(judged.measurements).toEqual([]);
    const { verdicts, calls } = judged.examination;
    expect(calls).toBeLessThan(60);
    expect(verdicts.find(({ requirement }) => requirement === "wire.method")).toMatchObject({
      outcome: "conforms",
      calls: expect.any(Number),
    });
    const violated = verdicts.filter(({ outcome }) => outcome === "violates");
    expect(violated.map(({ requirement }) => requirement)).toEqual(["outcome.valid-not-refused"]);
    expect(verdicts.find(({ requirement }) => requirement === "wire.refused-sends-nothing")).toMatchObject({
      outcome: "untestable",
      reason: judged.problem,
    });
  });
});

it("an interrupted judgement keeps what was found", async () => {
  const interruption = new AbortController();
  const judged = await judgeClient(alteredInProcess([['method: "POST"', 'method: "PUT"']]), {
    runs: 1000,
    seed: 1,
    habits: true,
    signal: interruption.signal,
    onSequence: (done) => {
      if (done === 3) interruption.abort();
    },
  });
  expect(judged.problem).toBeUndefined();
  expect(judged.examination.sequences).toBe(3);
  expect(judged.measurements).toEqual([]);
  const violated = judged.examination.verdicts.filter(({ outcome }) => outcome === "violates");
  expect(violated.map(({ requirement }) => requirement)).toEqual(["wire.method", "wire.signature"]);
});
