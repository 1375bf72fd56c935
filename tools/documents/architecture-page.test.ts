import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { roomDirections } from "../architecture/import-directions.ts";
import { projectFiles } from "./pages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = readFileSync(new URL("../../docs/architecture.md", import.meta.url), "utf8");

/** The rows of the table of rooms, as the import rules have them. */
function expectedRows(): [room: string, imports: string][] {
  return [...roomDirections].map(([room, { rooms, typesOf = [] }]) => {
    const all = rooms.length === 0 ? "nothing" : rooms.join(", ");
    const types = typesOf.map((file) => `\`${file}\``).join(", ");
    return [room, types === "" ? all : `${all}; types of ${types}`];
  });
}

it("shows the rooms and the directions of imports as the rules have them", () => {
  const rows = [...page.matchAll(/^\| `(\w+)\/` \| [^|]+ \| ([^|]+) \|$/gm)].map(([, room, imports]) => [
    room,
    imports,
  ]);
  expect(rows).toEqual(expectedRows());
});

it("has every room but tools in its first sentence", () => {
  const [sentence = ""] = page.split("\n\n").slice(1);
  const named = [...sentence.matchAll(/\*\*(\w+)\*\*/g)].map(([, room]) => room);
  const rooms = [...roomDirections.keys()].filter((room) => room !== "tools");
  expect(named.toSorted()).toEqual(rooms.toSorted());
});

it("names every sub-room of every room", () => {
  const files = projectFiles(root);
  const listed = [...page.matchAll(/^- `(\w+)\/`: ((?:.|\n {2})+)/gm)].map(
    ([, room, text = ""]) =>
      [room, [...text.matchAll(/`([\w-]+)\/`/g)].map(([, name]) => name).toSorted()] as const,
  );
  const there = [...roomDirections.keys()].flatMap((room) => {
    const folders = files.flatMap((file) => new RegExp(`^${room}/([\\w-]+)/`).exec(file)?.[1] ?? []);
    const names = [...new Set(folders)].filter((name) => name !== "testing" && !name.startsWith("__"));
    return names.length === 0 ? [] : [[room, names.toSorted()] as const];
  });
  expect(listed).toEqual(there);
});
