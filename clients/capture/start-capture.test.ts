import { connect } from "node:net";
import { Pool } from "undici";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { errorAnswer, successAnswer } from "./canned-answers.ts";
import type { ScriptedAnswer } from "./scripted-answer.ts";
import { type Capture, type Script, startCapture } from "./start-capture.ts";

const plain: ScriptedAnswer = { status: 200, headers: [], body: "fine" };
let capture: Capture;
let pool: Pool;

beforeEach(async () => {
  capture = await startCapture({ maxBodyBytes: 100_000 });
  pool = new Pool(capture.endpoint, { connections: 4, bodyTimeout: 5000, headersTimeout: 5000 });
});

afterEach(async () => {
  await pool.destroy();
  await capture.close();
});

async function post(body: string, headers: Record<string, string> = {}) {
  const answer = await pool.request({ method: "POST", path: "/a?b=c", body, headers });
  return { status: answer.statusCode, headers: answer.headers, body: await answer.body.text() };
}

/** Writes bytes, returns what comes back until the connection ends. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(capture.port, "127.0.0.1", () => socket.write(bytes, "latin1"));
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
    });
    socket.on("error", () => resolve(`${received}(error)`));
    socket.on("end", () => {
      socket.end();
      resolve(received);
    });
  });
}

describe("what is kept", () => {
  it("is the request as it was sent", async () => {
    const { requests } = await capture.during([plain], () => post("x=%C3%A9", { "X-Test": "Ä" }));
    const [request] = requests;
    expect(request).toMatchObject({ method: "POST", path: "/a?b=c", state: "whole", protocol: "HTTP/1.1" });
    expect(Buffer.from(request?.body ?? []).toString()).toBe("x=%C3%A9");
    expect(request?.headers).toContainEqual(["X-Test", "Ä"]);
    expect(request?.headers).toContainEqual(["host", `127.0.0.1:${capture.port}`]);
  });

  it("tells connections apart", async () => {
    const { requests } = await capture.during([plain], async () => {
      await raw("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      await raw("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    });
    expect(requests.map(({ connection, path }) => [connection, path])).toEqual([
      [1, "/"],
      [2, "/"],
      [2, "/2"],
    ]);
  });

  it("is what comes during the act, of which there is one at a time", async () => {
    expect((await post("before")).status).toBe(503);
    const { result, requests } = await capture.during([plain], async (seen) => {
      await expect(capture.during([plain], async () => undefined)).rejects.toThrow("under way");
      await post("meanwhile");
      return seen.length;
    });
    expect((await post("after")).status).toBe(503);
    expect(result).toBe(1);
    expect(requests.map(({ body }) => Buffer.from(body).toString())).toEqual(["meanwhile"]);
  });

  it("ends where the act fails", async () => {
    const failing = capture.during([plain], () => Promise.reject(new Error("the act failed")));
    await expect(failing).rejects.toThrow("the act failed");
    expect((await capture.during([plain], () => post(""))).result.status).toBe(200);
  });

  it("marks what is no HTTP, what is cut and what is too large", async () => {
    const { requests } = await capture.during([plain], async (seen) => {
      await raw("Status=Active&UserName=x\r\n\r\n");
      const socket = connect(capture.port, "127.0.0.1");
      socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf", () => socket.end());
      await post("x".repeat(100_001)).catch(() => undefined);
      await expect.poll(() => seen.length).toBe(3);
    });
    const states = requests.map(({ state, body }) => [state, body.length]);
    expect(states.sort()).toEqual([
      ["cut", 4],
      ["malformed", 28],
      ["too-large", 100_000],
    ]);
  });

  it("shows a half-written body that runs into the next request", async () => {
    const { requests } = await capture.during([plain], async (seen) => {
      await raw(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na=1&leftover=1POST / HTTP/1.1\r\nHost: a\r\n\r\n",
      );
      await expect.poll(() => seen.length).toBe(2);
    });
    expect(requests.map(({ state }) => state)).toEqual(["whole", "malformed"]);
  });
});

/** What `act` comes to while the endpoint answers by the script. */
async function answered<T>(script: Script, act: () => Promise<T>): Promise<T> {
  return (await capture.during(script, act)).result;
}

describe("what is answered", () => {
  it("follows the script, whose last entry repeats, with a true date", async () => {
    const script = [errorAnswer("Throttling", "Rate exceeded", "r-1"), plain] as const;
    const answers = await answered(script, async () => [await post(""), await post(""), await post("")]);
    expect(answers.map(({ status }) => status)).toEqual([400, 200, 200]);
    expect(answers[0]?.headers["x-amzn-requestid"]).toBe("r-1");
    expect(answers[0]?.body).toContain("<Code>Throttling</Code>");
    const date = Date.parse(String(answers[1]?.headers["date"]));
    expect(Math.abs(date - Date.now())).toBeLessThan(60_000);
  });

  it("may depend on the request", async () => {
    const script: Script = (request, index) => ({ ...plain, body: `${index} ${request.path}` });
    const bodies = await answered(script, async () => [(await post("")).body, (await post("")).body]);
    expect(bodies[1]).toBe("1 /a?b=c");
  });

  it("comes as late as it is told", async () => {
    const script: Script = (_, index) => (index === 0 ? { ...plain, body: "late", delayMs: 300 } : plain);
    const arrived: string[] = [];
    await capture.during(script, async (seen) => {
      const late = post("").then(({ body }) => arrived.push(body));
      await expect.poll(() => seen.length).toBe(1);
      await post("").then(({ body }) => arrived.push(body));
      await late;
    });
    expect(arrived).toEqual(["fine", "late"]);
  });

  it.each([
    ["cut", /^HTTP\/1\.1 200 [\s\S]*\r\n\r\nfi$/],
    ["reset", /^\(error\)$/],
    ["end", /^$/],
    ["close", /Connection: close[\s\S]*fine$/],
  ] as const)("ends as told: %s", async (ending, expected) => {
    const get = () => raw("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    expect(await answered([{ ...plain, ending }], get)).toMatch(expected);
  });

  it("may never come", async () => {
    const { requests } = await capture.during([{ ...plain, ending: "silence" }], () =>
      expect(pool.request({ method: "GET", path: "/", headersTimeout: 50 })).rejects.toThrow("Timeout"),
    );
    expect(requests).toHaveLength(1);
  });

  it("keeps a byte order mark and scripted headers", async () => {
    const answer = successAnswer({ name: "Op" }, "r-2");
    const script = [
      { ...answer, body: `\ufeff${answer.body}` },
      { status: 302, headers: [["Location", "/z"]], body: "" },
    ] as const;
    await answered(script, async () => {
      const { body } = await pool.request({ method: "GET", path: "/" });
      expect(Buffer.from(await body.arrayBuffer()).subarray(0, 4)).toEqual(Buffer.from("\ufeff<"));
      expect((await post("")).headers["location"]).toBe("/z");
    });
  });
});
