import { describe, expect, it } from "vitest";
import { editions } from "../../contract/editions.ts";
import { formats } from "../../reporters/formats/formats.ts";
import { Problem } from "../problem.ts";
import { type Command, commands } from "./commands.ts";
import { parseCommandLine } from "./parse-command-line.ts";
import { defaultRuns, defaultSeed } from "./values.ts";

async function parse(...argv: string[]): Promise<Command | null> {
  return parseCommandLine(argv, {
    write: (text) => {
      throw new Error(`printed ${text}`);
    },
  });
}

/** The message of the problem, and proof that nothing was printed. */
async function problem(...argv: string[]): Promise<string> {
  try {
    const command = await parse(...argv);
    throw new Error(`accepted as ${command?.name}`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.message;
  }
}

async function help(argv: readonly string[], columns = 100): Promise<string> {
  let text = "";
  const write = (piece: string) => {
    text += piece;
  };
  expect(await parseCommandLine(argv, { write, columns })).toBeNull();
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
  it("is what happens without a command, against the embedded reference, with constant defaults", async () => {
    expect(await parse()).toEqual(plainRun);
    expect(await parse("run")).toEqual(plainRun);
    expect([defaultRuns, defaultSeed]).toEqual([plainRun.runs, plainRun.seed]);
  });

  it("takes a target, with or without its name being said", async () => {
    const moto = { ...plainRun, target: { by: "name", name: "moto" } };
    expect(await parse("moto")).toEqual(moto);
    expect(await parse("run", "moto")).toEqual(moto);
    expect(await parse("--runs", "5", "moto")).toEqual({ ...moto, runs: 5 });
  });

  it("takes every flag", async () => {
    const line =
      "run --endpoint http://127.0.0.1:4566/iam/ --surface query-api --only user-name --only status.* --runs 7 " +
      "--seed -5 --concurrency 256 --level should --edition boto3 --report text --report json=out/a=b.json " +
      "--shard 2/3 --max-time 1.5 --live --targets my.json";
    expect(await parse(...line.split(" "))).toEqual({
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

  it("takes the URL of an endpoint in the place of a target", async () => {
    const target = { by: "endpoint", url: "http://127.0.0.1:4566/iam" };
    expect(await parse("http://127.0.0.1:4566/iam")).toEqual({ ...plainRun, target });
    for (const name of ["run", "doctor", "cleanup"])
      expect(await parse(name, "http://127.0.0.1:4566/iam")).toMatchObject({ name, target });
  });

  it("takes settings of a target, as doctor and replay do", async () => {
    const flags = ["--consistency", "1500", "--ca", "ca.pem", "--target-version", "5.2.1 (nightly)"];
    const settings = { consistency: 1500, ca: "ca.pem", targetVersion: "5.2.1 (nightly)" };
    for (const words of [["run"], ["doctor"], ["replay", "r.json"]])
      expect(await parse(...words, ...flags)).toMatchObject(settings);
    expect(await parse("cleanup", "--ca", "ca.pem")).toMatchObject({ ca: "ca.pem" });
  });

  it("takes every format, every edition, flags with = and the seed random", async () => {
    for (const format of formats.keys())
      expect(await parse("--report", format)).toMatchObject({ report: [{ format }] });
    for (const edition of Object.keys(editions))
      expect(await parse("--edition", edition)).toMatchObject({ edition });
    expect(await parse("--seed=random", "--runs=1")).toMatchObject({ seed: "random", runs: 1 });
  });
});

describe("the other commands", () => {
  it("are plain data too", async () => {
    expect(await parse("list")).toEqual({ name: "list", only: [], format: "text" });
    expect(await parse("list", "--only", "*.max-length", "--format", "markdown")).toEqual({
      name: "list",
      only: ["*.max-length"],
      format: "markdown",
    });
    expect(await parse("explain", "status.one-of")).toEqual({
      name: "explain",
      requirement: "status.one-of",
    });
    expect(await parse("doctor", "moto", "--targets", "t.json")).toEqual({
      name: "doctor",
      target: { by: "name", name: "moto" },
      targets: "t.json",
      live: false,
    });
    expect(await parse("doctor", "--endpoint", "http://localhost")).toEqual({
      name: "doctor",
      target: { by: "endpoint", url: "http://localhost" },
      live: false,
    });
    expect(await parse("replay", "report.json")).toEqual({
      name: "replay",
      report: "report.json",
      live: false,
    });
    expect(
      await parse("replay", "report.json", "status.one-of", "--live", "--endpoint", "http://localhost"),
    ).toEqual({
      name: "replay",
      report: "report.json",
      requirement: "status.one-of",
      target: { by: "endpoint", url: "http://localhost" },
      live: true,
    });
  });
});

describe("report and compare", () => {
  it.each(["report", "compare"])("%s takes files, and formats with places of their own", async (name) => {
    expect(await parse(name, "a.json")).toEqual({ name, reports: ["a.json"], to: [] });
    expect(await parse(name, "a.json", "b.json", "--to", "markdown", "--to", "json=c.json")).toEqual({
      name,
      reports: ["a.json", "b.json"],
      to: [{ format: "markdown" }, { format: "json", file: "c.json" }],
    });
    expect(await problem(name)).toMatch(/^missing required argument 'REPORT'/);
    expect(await problem(name, "a.json", "--to", "jsn")).toMatch(/Did you mean "json"\?/);
    expect(await problem(name, "a.json", "--to", "json", "--to", "text")).toMatch(
      /'text' is invalid\. There is already a report for standard output/,
    );
  });

  it("write what each of them can", async () => {
    expect(await parse("report", "a.json", "--to", "html=a.html")).toMatchObject({ name: "report" });
    expect(await problem("compare", "a.json", "--to", "junit")).toMatch(/Allowed: text, markdown, json\./);
  });
});

describe("a baseline", () => {
  it("is named and written by flags of run", async () => {
    expect(await parse("moto", "--baseline", "b.json", "--update-baseline")).toMatchObject({
      baseline: "b.json",
      updateBaseline: true,
    });
  });
});

describe("a wrong command line", () => {
  it.each<[string, RegExp]>([
    [
      "lst",
      /^unknown command 'lst'\. Did you mean "list"\? For a target of that name: iam-conformance run lst\n/,
    ],
    ["help docter", /^unknown command 'docter'\. Did you mean "doctor"\? Allowed: run, list, /],
    ["run a b", /^too many arguments for 'run'/],
    ["run --rnus 5", /^unknown option '--rnus'\n\(Did you mean --runs\?\)/],
    ["run --runs", /^option '--runs <N>' argument missing/],
    ["run --runs 0", /'--runs <N>' argument '0' is invalid\. Allowed: a whole number from 1 to 10000000\./],
    ["run --runs 1e3", /'1e3' is invalid/],
    ["run --runs 10000001", /'10000001' is invalid/],
    ["run --seed rnadom", /'rnadom' is invalid.* or random\. Did you mean "random"\?/],
    ["run --seed 2147483648", /Allowed: a whole number from -2147483648 to 2147483647, or random/],
    ["run --seed -2147483649", /'-2147483649' is invalid/],
    ["run --concurrency 257", /'257' is invalid\. Allowed: a whole number from 1 to 256\./],
    ["run --consistency 1.5", /'1\.5' is invalid\. Allowed: a whole number from 0 to 600000\./],
    ["run --level shuold", /'shuold' is invalid\. Allowed: must, should\. Did you mean "should"\?/],
    ["run --level observe", /'observe' is invalid\. Allowed: must, should\./],
    ["run --surface query", /'query' is invalid\. Allowed: query-api, or driver:NAME/],
    ["run --surface boto3", /Did you mean "driver:boto3"\?/],
    ["run --edition boto", /'boto' is invalid\. Allowed: .*boto3.* Did you mean "boto3"\?/],
    ["run --edition constructor", /'constructor' is invalid/],
    ["run --report jsn=a", /'jsn=a' is invalid\. Allowed: text, json, .* Did you mean "json"\?/],
    ["run --report json=", /'json=' is invalid\. Allowed: the name of a file/],
    [
      "run --report json --report junit",
      /'junit' is invalid\. There is already a report for standard output/,
    ],
    ["run --report json=a --report junit=a", /There is already a report for a;/],
    ["run --shard 0/4", /'0\/4' is invalid\. Allowed: I\/N with I from 1 to N/],
    ["run --shard 5/4", /'5\/4' is invalid/],
    ["run --shard 1/10001", /N up to 10000/],
    ["run --shard 3", /'3' is invalid/],
    ["run --max-time 0", /'0' is invalid\. Allowed: a number of seconds above 0/],
    ["run --max-time 5m", /'5m' is invalid/],
    ["run --targets --live", /'--live' is invalid\. Allowed: the name of a file/],
    ["run --live=yes", /^option '--live' takes no value\n/],
    ["run --only user-nam", /'user-nam' is invalid\. It matches no requirement\. Did you mean "user-name"\?/],
    ["run --only status.one-off", /Did you mean "status\.one-of"\?/],
    ["run --only nothing.*", /'nothing\.\*' is invalid\. .* Allowed: an area \(credential-id, user-name, /],
    ["run --only --runs 5", /'--only <PATTERN>' argument '--runs' is invalid/],
    ["run --endpoint localhost:4566", /^the endpoint 'localhost:4566' must begin with http/],
    ["run localhost:4566", /^the endpoint 'localhost:4566' must begin with http/],
    ["doctor https://", /^the endpoint 'https:\/\/' is not a URL/],
    [
      "run moto --endpoint http://localhost",
      /^both the target 'moto' and '--endpoint http:\/\/localhost' are given/,
    ],
    ["doctor moto --endpoint http://localhost", /^both the target/],
    ["cleanup http://localhost:1 --endpoint http://localhost", /^both the target 'http:\/\/localhost:1'/],
    ["replay report.json --endpoint nowhere", /^the endpoint 'nowhere' is not a URL/],
    ["list --runs 5", /^unknown option '--runs'/],
    ["cleanup --consistency 5", /^unknown option '--consistency'/],
    ["explain", /^missing required argument 'REQUIREMENT'/],
    [
      "explain status.one-off",
      /'status\.one-off' is invalid .* Did you mean "status\.one-of"\? See: iam-conformance list/,
    ],
    ["replay", /^missing required argument 'REPORT'/],
    ["replay r.json bogus", /'bogus' is invalid for argument 'REQUIREMENT'/],
    ["prove --mutant state-no-efect", /Did you mean "state-no-effect"\?/],
  ])("%s", async (line, message) => {
    expect(await problem(...line.split(" "))).toMatch(message);
  });

  it("is told which help to read", async () => {
    expect(await problem("run", "--runs", "x")).toMatch(/\ntry: iam-conformance run --help$/);
    expect(await problem("--runs", "x")).toMatch(/\ntry: iam-conformance run --help$/);
    expect(await problem("explain", "x")).toMatch(/\ntry: iam-conformance explain --help$/);
    expect(await problem("lst")).toMatch(/\ntry: iam-conformance --help$/);
  });

  it("never has its password repeated", async () => {
    const url = "http://user:s3cr3t@localhost";
    for (const words of [
      ["run", "--endpoint", url],
      ["doctor", "--endpoint", url],
      ["replay", "r.json", "--endpoint", url],
      ["run", "moto", "--endpoint", url],
      ["run", url],
      [url],
      ["run", url, "--endpoint", "http://localhost"],
    ]) {
      const message = await problem(...words);
      expect(message).toMatch(/must not contain .*password|are given; give one of them/);
      expect(message).not.toContain("s3cr3t");
    }
  });
});

describe("help", () => {
  const names = Object.keys(commands);

  it.each(names)("of %s has its flags and examples, each of which is accepted", async (name) => {
    const text = await help([name, "--help"]);
    expect(text).toMatch(new RegExp(`^Usage: iam-conformance ${name}`));
    expect(await help(["help", name])).toBe(text);
    const [, examples = ""] = text.split("\nExamples:\n");
    for (const line of examples.trimEnd().split("\n")) {
      const [program, ...words] = line.trim().match(/'[^']*'|\S+/g) ?? [];
      expect(program).toBe("iam-conformance");
      expect(await parse(...words.map((word) => word.replaceAll("'", "")))).toMatchObject({ name });
    }
  });

  it("lists the commands that exist, whichever way it is asked for", async () => {
    const text = await help(["--help"]);
    const listed = text.matchAll(/^ {2}([a-z-]+) /gm);
    expect([...listed].map(([, name]) => name).filter((name) => name !== "-h")).toEqual([...names, "help"]);
    for (const word of ["-h", "help"]) expect(await help([word])).toBe(text);
  });

  it("names every format and edition, and is as wide as it may be", async () => {
    const [options = ""] = (await help(["run", "--help"], 80)).split("Examples:");
    for (const name of [...formats.keys(), ...Object.keys(editions)]) expect(options).toContain(name);
    expect(Math.max(...options.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("has these words", async () => {
    const texts = [await help(["--help"])];
    for (const name of names) texts.push(await help([name, "--help"]));
    await expect(texts.join("\n\n")).toMatchFileSnapshot("help.txt");
  });

  it("tells the version", async () => {
    for (const flag of ["--version", "-V"]) expect(await help([flag])).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
