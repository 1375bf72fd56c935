import type { HostileCharacters } from "./hostile-characters.ts";
import { alone, preferredPositions } from "./positions.ts";
import { mostExamples } from "./source.ts";
import type { ClassDomain } from "./text-domain.ts";
import { wholeNumbers } from "./whole-numbers.ts";

/** The length of examples where the domain permits shorter ones: room for a start, a middle and an end. */
const roomyLength = 3;

/**
 * Fill with one hostile character: each at the end, at the start and in the middle.
 * Where that is more than `mostExamples`, each at one of these in turn, as many as there is room for.
 */
export function hostileExamples(domain: ClassDomain, hostile: HostileCharacters): string[] {
  const characters = headsFirst(hostile);
  const [head = ""] = characters;
  const length = domain.lengths.find((permitted) => permitted >= roomyLength) ?? domain.lengths[0] ?? 0;
  const longest = domain.lengths.at(-1) ?? length;
  const positions = preferredPositions(length);
  const bounds = [
    alone(domain.fill, head, longest, longest - 1),
    alone(domain.fill, head, longest, 0),
    alone(domain.fill, head, domain.lengths[0] ?? 0, 0),
  ];
  const places =
    characters.length * positions.length <= mostExamples - bounds.length
      ? characters.flatMap((character) => positions.map((position) => ({ character, position })))
      : characters.map((character, index) => ({
          character,
          position: positions[index % positions.length] ?? 0,
        }));
  const texts = places
    .slice(0, mostExamples - bounds.length)
    .map(({ character, position }) => alone(domain.fill, character, length, position));
  return [...new Set([...texts, ...bounds])].filter((text) => domain.holds(text));
}

/** The first character of every group, then the second of every group, and so on. */
function headsFirst({ groups }: HostileCharacters): string[] {
  const longest = Math.max(...groups.map((group) => group.length));
  return wholeNumbers(0, longest - 1).flatMap((index) =>
    groups.flatMap((group) => group.slice(index, index + 1)),
  );
}
