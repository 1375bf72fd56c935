import { parseXml } from "@rgrove/parse-xml";
import { expect, it } from "vitest";
import { outcomes, type Verdict } from "../../engine/judge/verdict.ts";
import { sampleVerdict } from "../../engine/testing/sample-verdict.ts";
import { buildRunReport } from "../report/run-report.ts";
import {
  sampleCounterexample,
  sampleDeviations,
  sampleFacts,
  sampleLookup,
  sampleVerdicts,
  sampleViolation,
  withText,
} from "../testing/sample-run.ts";
import { concludeInWords } from "../words/conclusion-words.ts";
import { formats } from "./formats.ts";

const hostile = [
  "\u001b[2J\u001b]0;title\u0007",
  "\u0000\u0008\u007f\u009b31m",
  "\u202eevil\u2066\u200b\u2028",
  "\ud800\uffff",
  "]]> <!-- --> <script>alert(1)</script> &lt; &#x1b;",
  "```\n````sh\n</details>\n# heading\n| a | b |\n[x](javascript:a) ![y](http://z) @someone `a`",
  "::error file=a::b",
].join("\n");

const hostileVerdicts = sampleVerdicts.map((verdict) => withText(verdict, hostile));

const report = buildRunReport(sampleFacts, sampleVerdicts);
const hostileReport = buildRunReport(
  { ...sampleFacts, target: { name: hostile, endpoint: hostile }, edition: { [hostile]: hostile } },
  hostileVerdicts,
);

it.each([...formats])("%s has not changed its words", async (name, { render }) => {
  await expect(render(sampleDeviations, sampleLookup)).toMatchFileSnapshot(
    `./__snapshots__/run.${name}.snap`,
  );
});

it.each([...formats].filter(([name]) => name !== "json"))(
  "%s counts in the same words",
  (_name, { render }) => {
    const text = render(sampleDeviations, sampleLookup).replace(/\s+/g, " ");
    const { sentences } = concludeInWords(sampleDeviations);
    expect(sentences.join(" ")).toContain("1 of 9 requirements fails the run (1 MUST), 2 others deviate");
    for (const sentence of sentences) expect(text).toContain(sentence);
  },
);

it.each([...formats])("%s shows each of the six outcomes", (name, { render }) => {
  const words = {
    json: outcomes.map((outcome) => `"outcome": "${outcome}"`),
    text: outcomes.map((outcome) => `1 ${outcome}`),
    markdown: outcomes.map((outcome) => `1 ${outcome}`),
    html: outcomes.map((outcome) => `data-outcome="${outcome}"`),
    junit: [
      'name="credential-id.known" time="0.005"></testcase>',
      '<failure type="MUST"',
      "<system-out>observed: 404 NoSuchEntity ×9",
      '<skipped message="untestable: needs credential-id.max-length',
      '<skipped message="inapplicable: the target does not claim',
      '<error type="broken"',
    ],
  }[name];
  expect(words).toHaveLength(outcomes.length);
  const text = render(report, sampleLookup);
  for (const word of words ?? []) expect(text).toContain(word);
});

it.each([...formats])("%s shows what a target sends without a character that acts", (_name, { render }) => {
  const text = render(hostileReport, sampleLookup);
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\uffff]/u);
  expect(text).toMatch(/\\x1b|\\u001b/);
});

it.each([...formats])(
  "%s gives the same text for the same report, and ends its last line",
  (_name, { render }) => {
    expect(render(report)).toBe(render(structuredClone(report)));
    expect(render(report)).toMatch(/[^\n]\n$/);
  },
);

it.each([...formats])("%s survives an empty report", (_name, { render }) => {
  expect(render(buildRunReport(sampleFacts, []))).toContain("sample");
});

it("json gives back the very report, hostile or not", () => {
  for (const each of [report, hostileReport]) {
    expect(JSON.parse(formats.get("json")?.render(each) ?? "")).toEqual(each);
  }
});

it("junit is well-formed whatever a target sends", () => {
  const document = parseXml(formats.get("junit")?.render(hostileReport, sampleLookup) ?? "");
  expect(document.root?.name).toBe("testsuites");
  expect(document.text).toContain("<script>alert(1)</script>");
});

it("markdown leaves nothing of a target outside code", () => {
  const text = formats.get("markdown")?.render(hostileReport, sampleLookup) ?? "";
  const outside = text
    .replace(/^(`{3,})[a-z]*\n[\s\S]*?\n\1$/gm, "FENCED")
    .replace(/<code>[^<]*<\/code>/g, "CODE")
    // In the HTML block of a summary, only markup means something.
    .replace(/<summary>[^<\n]*CODE[^<\n]*CODE[^<\n]*CODE<\/summary>/g, "SUMMARY")
    .replace(/`[^`\n]*`/g, "CODE");
  expect(outside).toContain("FENCED");
  expect(outside).toContain("SUMMARY");
  expect(outside).not.toMatch(/`|<script|javascript|^\| a \||^# h|::error|@/m);
  expect(outside.match(/<\/?details>/g)).toEqual(["<details>", "</details>"]);
});

it("text keeps each hostile value on its line", () => {
  const text = formats.get("text")?.render(hostileReport, sampleLookup) ?? "";
  expect(text).not.toMatch(/^(?:::error|# heading)/m);
});

it("is a registry without inherited names", () => {
  expect([...formats.keys()]).toEqual(["text", "json", "junit", "markdown", "html"]);
  expect(formats.get("constructor")).toBeUndefined();
  for (const { description } of formats.values()) expect(description).not.toBe("");
});

it("shows no secret in any format", () => {
  const secrets = ["5d672d79c15b13162d9279b0855cfba6", "p4ssw0rd", "tok3ntok3n", "c00kie", "queryS1gnature"];
  const body = `<E>${secrets[0]}<x:ServicePassword>p4ssw0rd</x:ServicePassword> tok3ntok3n<SecretAccessKey>p4ssw0rd`;
  const base = sampleCounterexample({ Status: "Active" }, body, { observed: `echo ${body}`, expected: body });
  const { request, outcome } = base.exchange;
  const verdict: Verdict = {
    ...sampleViolation,
    counterexample: {
      ...base,
      input: { steps: [{ echoed: body }] },
      exchange: {
        request: {
          ...request,
          method: "GET",
          path: "/?X-Amz-Signature=queryS1gnature&X-Amz-Security-Token=tok3ntok3n",
          headers: [...request.headers, ["X-Amz-Security-Token", "tok3ntok3n"]],
        },
        outcome:
          outcome.kind === "response"
            ? {
                ...outcome,
                headers: [
                  ["set-cookie", "c00kie"],
                  ["x-echo", body],
                ],
              }
            : outcome,
      },
    },
  };
  // What the echo of one exchange holds is known with that exchange only.
  const reason = body.replaceAll("tok3ntok3n", "").replaceAll("5d672d79c15b13162d9279b0855cfba6", "");
  const broken = sampleVerdict("broken", { reason });
  const secretive = buildRunReport(
    { ...sampleFacts, target: { name: "sample", endpoint: "https://me:p4ssw0rd@127.0.0.1/" } },
    [verdict, broken],
  );
  for (const { render } of formats.values()) {
    const text = render(secretive, sampleLookup);
    expect(text).toContain("REDACTED");
    for (const secret of secrets) expect(text).not.toContain(secret);
  }
});
