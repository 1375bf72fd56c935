import { expect, it } from "vitest";
import { createLogTail } from "./log-tail.ts";

it("is empty where nothing was printed", () => {
  expect(createLogTail().lines()).toEqual([]);
});

it("joins a line that comes in pieces", () => {
  const tail = createLogTail();
  tail.add(Buffer.from("one\ntw"));
  tail.add(Buffer.from("o\r\n\n"));
  expect(tail.lines()).toEqual(["one", "two"]);
});

it("keeps the last lines, however much is printed", () => {
  const tail = createLogTail();
  for (let line = 0; line < 10_000; line++) tail.add(Buffer.from(`line ${line}\n`));
  expect(tail.lines()).toHaveLength(12);
  expect(tail.lines().at(-1)).toBe("line 9999");
});

it("cuts long lines", () => {
  const tail = createLogTail();
  tail.add(Buffer.from(`${"x".repeat(1000)}\n`));
  const [line = ""] = tail.lines();
  expect(line.length).toBeLessThan(320);
  expect(line.endsWith("…")).toBe(true);
});
