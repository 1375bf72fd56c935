import { expect, it } from "vitest";
import { sampleVerdicts, sampleViolation } from "../testing/sample-run.ts";
import { visibleText } from "../words/visible.ts";
import { createProgress, type ProgressSurroundings } from "./progress.ts";
import type { ProgressEvent } from "./progress-event.ts";

const areas = [
  { area: "credential-id", total: 3 },
  { area: "status", total: 1 },
  { area: "request", total: 2 },
];
const events: readonly ProgressEvent[] = [
  { kind: "phase", text: "self-proof" },
  { kind: "started", total: 6, areas },
  ...sampleVerdicts.map((verdict): ProgressEvent => {
    return { kind: "verdict", verdict, area: verdict.requirement.split(".")[0] ?? "" };
  }),
  { kind: "finished" },
];

function show(shown: readonly ProgressEvent[], surroundings: Partial<ProgressSurroundings>): string[] {
  const written: string[] = [];
  let time = 0;
  const progress = createProgress({
    write: (text) => written.push(text),
    isTTY: false,
    columns: 80,
    now: () => {
      time += 1000;
      return time;
    },
    ...surroundings,
  });
  for (const event of shown) progress(event);
  return written;
}

it("adds plain lines where there is no terminal", () => {
  expect(show(events, {}).join("")).toMatchInlineSnapshot(`
    "self-proof
    6 requirements in 3 areas
    ✗ credential-id.max-length MUST: expected 400 ValidationError, observed 404 NoSuchEntity
    ✗ credential-id (3): 1 conforms · 1 violates · 1 observed
    ? status (1): 1 untestable
    ! response.request-id broken: the judge failed: out of lanes
    ! response (1): 1 broken
    request: 1 of 2 judged
    "
  `);
});

it("rewrites one line per area on a terminal", () => {
  const pictures = show(events, { isTTY: true, colour: false });
  expect(pictures).toHaveLength(events.length);
  expect(visibleText(pictures[2] ?? "")).toMatchInlineSnapshot(`
    "\\x1b[4A\\r\\x1b[J⠋ credential-id   █████░░░░░░░░░░░     1/3  1 conforms
    ⠋ status          ░░░░░░░░░░░░░░░░     0/1  
    ⠋ request         ░░░░░░░░░░░░░░░░     0/2  
    exercising 6 requirements
    "
  `);
  expect(visibleText(pictures.at(-1) ?? "")).toMatchInlineSnapshot(`
    "\\x1b[5A\\r\\x1b[J✗ credential-id   ████████████████     3/3  1 conforms · 1 violates · 1 observe
    ? status          ████████████████     1/1  1 untestable
    – request         ████████░░░░░░░░     1/2  1 inapplicable
    ! response        ████████████████     1/1  1 broken
    "
  `);
});

it("shows that time passes where nothing else happens, on a terminal only", () => {
  const waiting: ProgressEvent[] = [
    { kind: "started", total: 6, areas },
    { kind: "tick", leftMs: null },
  ];
  const [before, after] = show(waiting, { isTTY: true, colour: false });
  expect(after).not.toBe(before);
  expect(after?.replace(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/g, "")).toContain(before?.replace(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]|\p{Cc}\[J|\r/gu, ""));
  expect(show([{ kind: "tick", leftMs: null }], {})).toEqual([]);
  expect(show([...waiting, { kind: "tick", leftMs: null }], { isTTY: true, now: () => 0 })).toHaveLength(1);
});

it("takes the picture away where a report says the same once more", () => {
  const last = show(events, { isTTY: true, isRepeated: true }).at(-1) ?? "";
  expect(visibleText(last)).toBe("\\x1b[5A\\r\\x1b[J");
});

it("moves up by exactly the lines drawn before", () => {
  const pictures = show(events, { isTTY: true });
  for (const [index, picture] of pictures.entries()) {
    const drawn = pictures[index - 1]?.split("\n").length ?? 1;
    const up = /^\p{Cc}\[(\d+)A/u.exec(picture)?.[1];
    expect(Number(up ?? 0)).toBe(drawn - 1);
  }
});

it("draws no more often than a reader can see, and always at the end", () => {
  expect(show(events, { isTTY: true, now: () => 0 })).toHaveLength(3);
});

it("never draws a line as wide as the terminal", () => {
  for (const columns of [0, 1, 10, 30]) {
    const lines = show(events, { isTTY: true, colour: false, columns })
      .flatMap((picture) => picture.replace(/\p{Cc}\[\d*[AJ]|\r/gu, "").split("\n"))
      .map((line) => [...line].length);
    expect(Math.max(...lines)).toBeLessThan(Math.max(columns, 1));
  }
});

it("shows neither control characters nor secrets of a violation", () => {
  const counterexample = {
    ...sampleViolation.counterexample,
    observed: "\u001b[2J you sent 5d672d79c15b13162d9279b0855cfba6\nx",
  };
  const verdict = { ...sampleViolation, counterexample };
  const written = show([{ kind: "verdict", verdict, area: "\u001b]0;x\u0007" }], {}).join("");
  expect(written).toContain("observed \\x1b[2J you sent REDACTED\\nx\n");
  expect(written).not.toMatch(/(?!\n)\p{Cc}/u);
});

it("adds a line on the time left whenever it has halved", () => {
  const ticks = [null, 90_000, 80_000, 46_000, 44_000, 30_000, 21_000, 9000, 0].map(
    (leftMs): ProgressEvent => ({ kind: "tick", leftMs }),
  );
  expect(show(ticks, {})).toEqual(["about 44 s left\n", "about 21 s left\n"]);
});

it("shows the time left beside the phase on a terminal, and what else is to stay above the picture", () => {
  const shown = show(
    [
      { kind: "started", total: 6, areas },
      { kind: "note", text: "note: it is slow" },
      { kind: "tick", leftMs: 80_000 },
      { kind: "phase", text: "removing fixtures" },
    ],
    { isTTY: true, colour: false },
  ).map(visibleText);
  expect(shown[1]).toBe("\\x1b[4A\\r\\x1b[Jnote: it is slow\n");
  expect(shown[2]).toMatch(/^\\r/);
  expect(shown[3]).toContain("exercising 6 requirements, about 80 s left");
  expect(shown[4]).not.toContain("left");
});

it("says which areas were not finished", () => {
  const written = show([{ kind: "started", total: 6, areas }, { kind: "finished" }], {});
  expect(written.join("")).toContain("status: 0 of 1 judged");
});
