import { beforeAll, expect, it } from "vitest";
import type { DriverSettings } from "../driver-protocol/open-driver.ts";
import { openRig } from "../rig/rig.ts";
import { alteredInProcess, type Changes, withAlteredDriver } from "../testing/altered-driver.ts";
import { type MeasuredHabits, measureHabits } from "./measure-habits.ts";
import { type ClientProfile, profileDifferences } from "./profile.ts";

async function measure(settings: DriverSettings): Promise<MeasuredHabits> {
  const rigs = await Promise.all([1, 2, 3].map(() => openRig(settings)));
  try {
    return await measureHabits(rigs);
  } finally {
    await Promise.all(rigs.map((rig) => rig.close()));
  }
}

let usual: MeasuredHabits;

beforeAll(async () => {
  usual = await measure(alteredInProcess([]));
});

/** The places of a profile in which a client with these changes differs from the example. */
async function differences(changes: Changes): Promise<string[]> {
  const around = { schemaVersion: 1, driver: "example", version: "1", lock: null, violations: [] } as const;
  const recorded: ClientProfile = { ...around, ...usual };
  return profileDifferences(recorded, { ...recorded, ...(await measure(alteredInProcess(changes))) }).map(
    ({ place, now }) => `${place}: ${now ?? "nothing"}`,
  );
}

const callLine = "const answer = await post(command).catch((error) => error);";

it("a client without a fault has habits of its own calls only", () => {
  expect(usual.wire.dates).toBe("own");
  expect(new Set(Object.values(usual.answers).map(({ requests }) => requests))).toEqual(new Set([1]));
});

/** The call line, with another try at error answers with this status that mention `word`. */
function retrying(status: number, word: string): Changes[number] {
  return [
    callLine,
    `${callLine.replace("const", "let")}
     if (answer.status === ${status} && (await answer.clone().text()).includes("${word}"))
       answer = await post(command);`,
  ];
}

it.each<[string, Changes, string[]]>([
  [
    "signs with the date of its first call, trims texts, and tries again at a wrong signature",
    [
      ["const date = new Date()", "const date = (globalThis.signedAt ??= new Date())"],
      ["?.[1];", "?.[1].trim();"],
      retrying(403, "SignatureDoesNotMatch"),
    ],
    [
      'wire.dates: "of-the-first"',
      'answers.blanks-in-message.message: "No  such\\t credential"',
      'answers.blanks-in-code.code: "NoSuchEntity"',
      "answers.blanks-in-request-id.requestId: nothing",
      'answers.blank-message.message: ""',
      "answers.SignatureDoesNotMatch.requests: 2",
    ],
  ],
  [
    "keeps a date for each of its clients, joins blanks, tries again at an expired token, and reads prefixes",
    [
      [
        "const date = new Date()",
        "const date = ((globalThis.dates ??= {})[credentials.accessKeyId] ??= new Date())",
      ],
      ['message: between("Message")', 'message: between("Message")?.replace(/\\s+/g, " ")'],
      retrying(403, "ExpiredToken"),
      [`\`<\${name}>`, `\`<(?:iam:)?\${name}>`],
      [`</\${name}>\``, `</(?:iam:)?\${name}>\``],
    ],
    [
      'wire.dates: "of-the-first"',
      'answers.blanks-in-message.message: " No such credential "',
      'answers.blank-message.message: " "',
      'answers.prefix-error.outcome: "service-error"',
      'answers.prefix-error.code: "NoSuchEntity"',
      "answers.ExpiredToken.requests: 2",
      "answers.ExpiredTokenException.requests: 2",
      'answers.prefix-error.message: "No such credential"',
    ],
  ],
])("a client that %s", async (_, changes, expected) => {
  expect(new Set(await differences(changes))).toEqual(new Set(expected));
});

it("a client that hangs again and again is not measured to the end", async () => {
  const hanging: Changes = [
    [
      "if (answer.ok)",
      "if (answer.status === 400) await new Promise((resolve) => setTimeout(resolve, 60_000));\n  if (answer.ok)",
    ],
  ];
  await withAlteredDriver(hanging, async (settings) => {
    await expect(measure({ ...settings, callTimeoutMs: 500 })).rejects.toThrow(/the client hung \d times/);
  });
});
