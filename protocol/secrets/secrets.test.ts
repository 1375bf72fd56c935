import { describe, expect, it } from "vitest";
import { createSecrets } from "./secrets.ts";
import { spellings } from "./testing/spellings.ts";

const secret = 'wJalr/XUtn+FEMI"K7MD<NG&bPx%RfiCYEXAMPLEKEY';

function cleaner(...texts: string[]) {
  const secrets = createSecrets();
  for (const text of texts) secrets.add(text);
  return secrets;
}

describe.each(Object.entries(spellings))("a secret in %s", (_, spell) => {
  it("is taken out wherever it stands", () => {
    const [first, second] = [spell(secret), spell("another secret of the run")];
    const secrets = cleaner(secret, "another secret of the run");
    const clean = secrets.without(`a ${first} b ${second}${first} c`);
    expect(clean).toMatch(/^a .{0,4}REDACTED.{0,4} b .{0,8}(REDACTED.{0,8}){2} c$/);
    expect(secrets.without(clean)).toBe(clean);
  });

  it("is taken out of what was cut, and leaves alone what is not it", () => {
    const secrets = cleaner(secret);
    const half = spell(secret).slice(0, spell(secret).length * 0.8);
    expect(secrets.without(`a ${half}`)).toMatch(/^a .{0,4}REDACTED.{0,16}$/);
    const other = spell(`x${secret.slice(0, 7)}yzzyzzyzzy`);
    expect(secrets.without(`a ${other} b`)).toBe(`a ${other} b`);
  });
});

it("writes what it is asked to in the place of a secret", () => {
  expect(cleaner(secret).without(`<${secret}>`, "{secret}")).toBe("<{secret}>");
});

it("takes secrets that come later, and none that is too short", () => {
  const secrets = createSecrets({ leastLength: 12 });
  secrets.add("a short one");
  expect(secrets.without("a short one")).toBe("a short one");
  secrets.add("a longer one now");
  expect(secrets.without("a short one, a longer one now")).toBe("a short one, REDACTED");
});

it("forgets the oldest of too many, never the latest", () => {
  const secrets = createSecrets({ most: 4 });
  for (let number = 10; number < 90; number++) {
    secrets.add(`secret number ${number}`);
    expect(secrets.without(`secret number ${number}`)).toBe("REDACTED");
    expect(secrets.without(`secret number ${number - 1}`)).toBe(
      number === 10 ? "secret number 9" : "REDACTED",
    );
  }
  expect(secrets.without("secret number 10")).toBe("secret number 10");
});

it("takes the longest of secrets that begin alike", () => {
  const secrets = cleaner(`${secret}`, `${secret}AndMore`);
  expect(secrets.without(`${secret}AndMore.`)).toBe("REDACTED.");
});
