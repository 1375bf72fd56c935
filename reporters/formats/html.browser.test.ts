import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outcomes, type Verdict } from "../../engine/judge/verdict.ts";
import { buildRunReport } from "../report/run-report.ts";
import { sampleFacts, sampleLookup, sampleVerdicts, withText } from "../testing/sample-run.ts";
import { renderHtml } from "./html.ts";

/** Where Debian's package puts it. */
const executablePath = "/usr/bin/chromium";
const folder = join(import.meta.dirname, "..", "..", "dist", "browser");
const isInstalled = existsSync(executablePath);
if (!isInstalled) console.log("not run: chromium is not installed (apt-get install -y chromium)");

const hostile = [
  "<script>alert(1)</script><img src=http://127.0.0.1:9/image onerror=alert(2)>",
  `"><svg onload=alert(3)>' onmouseover='alert(4)`,
  "</style><style>@import url(http://127.0.0.1:9/style);</style>",
  "<a href=javascript:alert(5)>x</a> <meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
  "&lt;script&gt; \u001b[2J \u202eevil ```",
].join("\n");

const verdicts: readonly Verdict[] = [0, 1, 2].flatMap((copy) =>
  sampleVerdicts.map((verdict) => ({
    ...(copy === 0 ? verdict : withText(verdict, hostile)),
    requirement:
      copy === 0 ? verdict.requirement : `${verdict.requirement}.${copy}${copy === 2 ? hostile : ""}`,
  })),
);
const report = buildRunReport(
  {
    ...sampleFacts,
    target: { name: `sample ${hostile}`, endpoint: hostile },
    edition: { [hostile]: hostile },
    baseline: { file: hostile, problems: [{ kind: "stale", requirement: hostile, text: hostile }] },
  },
  verdicts,
  new Map([["credential-id.max-length.1", { reason: hostile, issue: "javascript:alert(6)" }]]),
);

describe.skipIf(!isInstalled)("the page of a run with hostile texts", () => {
  const acts: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "report.html");
    writeFileSync(file, renderHtml(report, sampleLookup));
    browser = await chromium.launch({
      executablePath,
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    // Without its policy, the page has to be harmless by its escaping alone.
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1200, height: 900 } });
    page = await context.newPage();
    page.on("dialog", async (dialog) => {
      acts.push(`dialog ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url() !== pathToFileURL(file).href) acts.push(`request ${request.url()}`);
    });
    page.on("console", (message) => acts.push(`console ${message.text()}`));
    page.on("pageerror", (error) => acts.push(`error ${error.message}`));
    await page.goto(pathToFileURL(file).href, { waitUntil: "networkidle" });
  });

  afterAll(async () => {
    await browser?.close();
  });

  it("shows as many results of each outcome as the report counts", async () => {
    for (const outcome of outcomes) {
      expect(await page.locator(`.result.${outcome}`).count()).toBe(report.summary[outcome]);
      expect(await page.locator(`label[for=show-${outcome}]`).textContent()).toContain(
        `${report.summary[outcome]} ${outcome}`,
      );
    }
  });

  it.each(outcomes)("filters by outcome without a script: %s", async (outcome) => {
    await page.locator(`label[for=show-${outcome}]`).click();
    expect(await page.locator(".result:visible").count()).toBe(report.summary[outcome]);
    expect(await page.locator(`.result.${outcome}:visible`).count()).toBe(report.summary[outcome]);
    await page.locator("label[for=show-all]").click();
    expect(await page.locator(".result:visible").count()).toBe(report.results.length);
  });

  it("opens a violation, and shows hostile texts as texts", async () => {
    const violation = page.locator("details.violates").nth(1);
    await violation.locator("summary").click();
    expect(await violation.locator("pre").first().isVisible()).toBe(true);
    expect(await violation.textContent()).toContain("<script>alert(1)</script>");
    expect(await page.locator("script, img, svg, iframe, object, link").count()).toBe(0);
    const links = await page
      .locator("a")
      .evaluateAll((found) => found.map((link) => link.getAttribute("href")));
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });

  it.each(["light", "dark"] as const)("fits narrow and wide windows, %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const width of [360, 1200]) {
      await page.setViewportSize({ width, height: 900 });
      const overflow = await page.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth);
      expect(overflow).toBe(0);
      const path = join(folder, `report-${colorScheme}-${width}.png`);
      expect((await page.screenshot({ path })).length).toBeGreaterThan(10_000);
    }
  });

  it("has done nothing by itself: no dialog, no request, no message", () => {
    expect(acts).toEqual([]);
  });
});
