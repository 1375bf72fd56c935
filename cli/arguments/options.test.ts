import { describe, expect, it } from "vitest";
import { editions } from "../../contract/editions.ts";
import { formats } from "../../reporters/formats/formats.ts";
import type { Command } from "./command.ts";
import { defaultRuns, defaultSeed } from "./flags.ts";
import { parseCommandLine, type UsageProblem } from "./options.ts";

function parse(...argv: string[]): Command | UsageProblem {
  return parseCommandLine(argv, {
    write: (text) => {
      throw new Error(`printed ${text}`);
    },
  });
}

/** The message of the problem, and proof that nothing was printed. */
function problem(...argv: string[]): string {
  const result = parse(...argv);
  if (result.name !== "usage-problem") throw new Error(`accepted as ${result.name}`);
  return result.message;
}

function help(...argv: string[]): string {
  let text = "";
  const result = parseCommandLine(argv, {
    write: (piece) => {
      text += piece;
    },
  });
  expect(result).toEqual({ name: "help" });
  return text;
}

const plainRun = {
  name: "run",
  target: { by: "name", name: "reference" },
  surface: "query-api",
  only: [],
  runs: 100,
  seed: 1,
  level: "MUST",
  report: [],
  live: false,
};

describe("run", () => {
  it("is what happens without a command, against the embedded reference, with constant defaults", () => {
    expect(parse()).toEqual(plainRun);
    expect(parse("run")).toEqual(plainRun);
    expect([defaultRuns, defaultSeed]).toEqual([plainRun.runs, plainRun.seed]);
  });

  it("takes a target, with or without its name being said", () => {
    const moto = { ...plainRun, target: { by: "name", name: "moto" } };
    expect(parse("moto")).toEqual(moto);
    expect(parse("run", "moto")).toEqual(moto);
    expect(parse("--runs", "5", "moto")).toEqual({ ...moto, runs: 5 });
  });

  it("takes every flag", () => {
    const line =
      "run --endpoint http://127.0.0.1:4566/iam/ --surface query-api --only user-name --only status.* --runs 7 " +
      "--seed -5 --concurrency 256 --level should --edition boto3 --report text --report json=out/a=b.json " +
      "--shard 2/3 --max-time 1.5 --live --targets my.json";
    expect(parse(...line.split(" "))).toEqual({
      name: "run",
      target: { by: "endpoint", url: "http://127.0.0.1:4566/iam/" },
      surface: "query-api",
      only: ["user-name", "status.*"],
      runs: 7,
      seed: -5,
      concurrency: 256,
      level: "SHOULD",
      edition: "boto3",
      report: [{ format: "text" }, { format: "json", file: "out/a=b.json" }],
      shard: { index: 2, of: 3 },
      maxTime: 1.5,
      live: true,
      targets: "my.json",
    });
  });

  it("takes every format, every edition, flags with = and the seed random", () => {
    for (const format of formats.keys())
      expect(parse("--report", format)).toMatchObject({ report: [{ format }] });
    for (const edition of Object.keys(editions))
      expect(parse("--edition", edition)).toMatchObject({ edition });
    expect(parse("--seed=random", "--runs=1")).toMatchObject({ seed: "random", runs: 1 });
  });
});

describe("the other commands", () => {
  it("are plain data too", () => {
    expect(parse("list")).toEqual({ name: "list", only: [], format: "text" });
    expect(parse("list", "--only", "*.max-length", "--format", "markdown")).toEqual({
      name: "list",
      only: ["*.max-length"],
      format: "markdown",
    });
    expect(parse("explain", "status.one-of")).toEqual({ name: "explain", requirement: "status.one-of" });
    expect(parse("doctor", "moto", "--targets", "t.json")).toEqual({
      name: "doctor",
      target: { by: "name", name: "moto" },
      targets: "t.json",
      live: false,
    });
    expect(parse("doctor", "--endpoint", "http://localhost")).toEqual({
      name: "doctor",
      target: { by: "endpoint", url: "http://localhost" },
      live: false,
    });
    expect(parse("replay", "report.json")).toEqual({ name: "replay", report: "report.json", live: false });
    expect(
      parse("replay", "report.json", "status.one-of", "--live", "--endpoint", "http://localhost"),
    ).toEqual({
      name: "replay",
      report: "report.json",
      requirement: "status.one-of",
      endpoint: "http://localhost",
      live: true,
    });
  });
});

describe("report and compare", () => {
  it.each(["report", "compare"])("%s takes files, and formats with places of their own", (name) => {
    expect(parse(name, "a.json")).toEqual({ name, reports: ["a.json"], to: [] });
    expect(parse(name, "a.json", "b.json", "--to", "markdown", "--to", "json=c.json")).toEqual({
      name,
      reports: ["a.json", "b.json"],
      to: [{ format: "markdown" }, { format: "json", file: "c.json" }],
    });
    expect(problem(name)).toMatch(/^missing required argument 'REPORT'/);
    expect(problem(name, "a.json", "--to", "jsn")).toMatch(/Did you mean "json"\?/);
    expect(problem(name, "a.json", "--to", "json", "--to", "text")).toMatch(/'--to .* is given twice/);
  });

  it("write what each of them can", () => {
    expect(parse("report", "a.json", "--to", "html=a.html")).toMatchObject({ name: "report" });
    expect(problem("compare", "a.json", "--to", "junit")).toMatch(/Allowed: text, markdown, json\./);
  });
});

describe("a baseline", () => {
  it("is named and written by flags of run", () => {
    expect(parse("moto", "--baseline", "b.json", "--update-baseline")).toMatchObject({
      baseline: "b.json",
      updateBaseline: true,
    });
  });
});

describe("a wrong command line", () => {
  it.each<[string, RegExp]>([
    [
      "lst",
      /^unknown command 'lst'\. Did you mean "list"\? A target of that name: iam-conformance run lst\n/,
    ],
    ["help docter", /^unknown command 'docter'\. Did you mean "doctor"\? Allowed: run, list, /],
    ["run a b", /^too many arguments for 'run'/],
    ["run --rnus 5", /^unknown option '--rnus'\n\(Did you mean --runs\?\)/],
    ["run --runs", /^option '--runs <N>' argument missing/],
    [
      "run --runs 0",
      /^option '--runs <N>' argument '0' is invalid\. Allowed: a whole number from 1 to 10000000\./,
    ],
    ["run --runs 1e3", /'1e3' is invalid\. Allowed: a whole number from 1/],
    ["run --runs 10000001", /'10000001' is invalid/],
    ["run --seed rnadom", /'--seed <N>' argument 'rnadom' .* or random\. Did you mean "random"\?/],
    ["run --seed 2147483648", /Allowed: a whole number from -2147483648 to 2147483647, or random/],
    ["run --seed -2147483649", /'-2147483649' is invalid/],
    [
      "run --concurrency 257",
      /'--concurrency <N>' argument '257' is invalid\. Allowed: a whole number from 1 to 256\./,
    ],
    ["run --level shuold", /'shuold' is invalid\. Allowed: must, should\. Did you mean "should"\?/],
    ["run --level observe", /'observe' is invalid\. Allowed: must, should\./],
    ["run --surface query", /argument 'query' is invalid\. Allowed: query-api, or driver:NAME/],
    ["run --edition boto", /'boto' is invalid\. Allowed: .*boto3.* Did you mean "boto3"\?/],
    ["run --edition constructor", /'constructor' is invalid/],
    ["run --report jsn=a", /'jsn=a' is invalid\. Allowed: text, json, .* Did you mean "json"\?/],
    ["run --report json=", /'json=' is invalid\. Allowed: the name of a file/],
    ["run --report json --report junit", /is given twice for standard output; each report needs a place/],
    ["run --report json=a --report junit=a", /is given twice for a;/],
    ["run --shard 0/4", /'0\/4' is invalid\. Allowed: I\/N with I from 1 to N/],
    ["run --shard 5/4", /'5\/4' is invalid/],
    ["run --shard 1/10001", /N up to 10000/],
    ["run --shard 3", /'3' is invalid/],
    ["run --max-time 0", /'--max-time <S>' argument '0' is invalid\. Allowed: a number of seconds above 0/],
    ["run --max-time 5m", /'5m' is invalid/],
    ["run --targets --live", /'--targets <FILE>' argument '--live' is invalid\. Allowed: the name of a file/],
    ["run --live=yes", /^option '--live' takes no value\n/],
    ["run --only user-nam", /'user-nam' is invalid\. It chooses no requirement\. Did you mean "user-name"\?/],
    ["run --only status.one-off", /Did you mean "status\.one-of"\?/],
    ["run --only nothing.*", /'nothing\.\*' is invalid\. .* Allowed: an area \(credential-id, user-name, /],
    ["run --only --runs 5", /'--only <PATTERN>' argument '--runs' is invalid/],
    [
      "run --endpoint localhost:4566",
      /'--endpoint <URL>' argument 'localhost:4566' is invalid\. It must begin with http/,
    ],
    [
      "run moto --endpoint http://localhost",
      /^both the target 'moto' and '--endpoint http:\/\/localhost' are given/,
    ],
    ["doctor moto --endpoint http://localhost", /^both the target/],
    ["replay report.json --endpoint nowhere", /argument 'nowhere' is invalid\. It is not a URL/],
    ["list --runs 5", /^unknown option '--runs'/],
    ["explain", /^missing required argument 'REQUIREMENT'/],
    [
      "explain status.one-off",
      /'status\.one-off' is invalid .* Did you mean "status\.one-of"\? See: iam-conformance list/,
    ],
    ["replay", /^missing required argument 'REPORT'/],
    ["replay r.json bogus", /'bogus' is invalid for argument 'REQUIREMENT'/],
  ])("%s", (line, message) => {
    expect(problem(...line.split(" "))).toMatch(message);
  });

  it("is told which help to read", () => {
    expect(problem("run", "--runs", "x")).toMatch(/\ntry: iam-conformance run --help$/);
    expect(problem("--runs", "x")).toMatch(/\ntry: iam-conformance run --help$/);
    expect(problem("explain", "x")).toMatch(/\ntry: iam-conformance explain --help$/);
    expect(problem("lst")).toMatch(/\ntry: iam-conformance --help$/);
  });

  it("never has its password repeated", () => {
    for (const command of [["run"], ["doctor"], ["replay", "r.json"], ["run", "moto"]]) {
      const message = problem(...command, "--endpoint", "http://user:s3cr3t@localhost");
      expect(message).toMatch(
        /'--endpoint <URL>' argument is invalid\. It must not hold a user or a password/,
      );
      expect(message).not.toContain("s3cr3t");
    }
  });
});

describe("help", () => {
  it.each(["run", "list", "explain", "doctor", "replay", "report", "compare"])(
    "of %s has its flags and examples",
    (name) => {
      const text = help(name, "--help");
      expect(text).toMatch(new RegExp(`^Usage: iam-conformance ${name}`));
      expect(text).toMatch(/\nExamples:\n {2}iam-conformance/);
      expect(help("help", name)).toBe(text);
    },
  );

  it("lists the commands that exist", () => {
    const commands = help("--help").matchAll(/^ {2}([a-z]+) /gm);
    expect([...commands].map(([, name]) => name)).toEqual([
      "run",
      "list",
      "explain",
      "doctor",
      "cleanup",
      "replay",
      "report",
      "compare",
      "drift",
      "client",
      "prove",
      "help",
    ]);
  });

  it("names every format and edition, and is as wide as it may be", () => {
    let text = "";
    parseCommandLine(["run", "--help"], { columns: 80, write: (piece) => (text += piece) });
    const [options = ""] = text.split("Examples:");
    for (const name of [...formats.keys(), ...Object.keys(editions)]) expect(options).toContain(name);
    expect(Math.max(...options.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("has every example accepted", () => {
    for (const name of ["run", "list", "explain", "doctor", "replay", "report", "compare"]) {
      const [, examples = ""] = help(name, "--help").split("Examples:\n");
      for (const line of examples.trimEnd().split("\n")) {
        const words = line
          .trim()
          .split(" ")
          .slice(1)
          .map((word) => word.replaceAll("'", ""));
        expect(parse(...words)).toMatchObject({ name });
      }
    }
  });

  it("tells the version", () => {
    expect(help("--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
