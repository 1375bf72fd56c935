import type { RunReport } from "../../reporters/report/run-report.ts";

/**
 * The report as it is committed: without what differs from one run to the next (times, counts of requests, the port
 * that the target was given), so that a difference between two versions of the file is one of the target.
 * `endpoint` is that of the target's entry.
 */
export function settleReport(report: RunReport, endpoint: string): RunReport {
  const copy: RunReport = JSON.parse(atHome(JSON.stringify(report), report, endpoint));
  return {
    ...copy,
    durationMs: 0,
    requests: 0,
    results: copy.results.map((result) => ({ ...result, durationMs: 0 })),
  };
}

/** The same report in Markdown, at the endpoint of the target's entry. */
export function settleMarkdown(markdown: string, report: RunReport, endpoint: string): string {
  return atHome(markdown, report, endpoint);
}

function atHome(text: string, { target }: RunReport, endpoint: string): string {
  return text.replaceAll(new URL(target.endpoint).host, new URL(endpoint).host);
}
