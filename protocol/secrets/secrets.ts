import { secretForms } from "./secret-forms.ts";
import { withoutEscapes } from "./without-escapes.ts";

/** What stands in the place of a secret. */
export const redacted = "REDACTED";

/** Secrets, and texts without them. */
export interface Secrets {
  /** Takes another one; what is shorter than the least length is none. */
  add(secret: string): void;
  /** `text` without the secrets, in each of their forms, and without any telling beginning of one. Linear in the text. */
  without(text: string, inItsPlace?: string): string;
}

/** Which secrets are kept. */
export interface SecretsOptions {
  /** In characters. A shorter one would take harmless words out of a report with it, and is none that AWS gives out. */
  readonly leastLength?: number;
  /** So many at most: the older half is forgotten for new ones. */
  readonly most?: number;
}

/** A beginning of this many characters gives a secret away, since long texts of a target are shown cut. */
const tellingLength = 16;
/** Forms are looked up by so many characters of their beginnings. */
const keyLength = 8;

/** No secrets yet. */
export function createSecrets({
  leastLength = keyLength,
  most = Number.POSITIVE_INFINITY,
}: SecretsOptions = {}): Secrets {
  let secrets = new Set<string>();
  let index = createFormIndex();
  // Most runs add thousands and clean few texts.
  let unindexed: string[] = [];
  return {
    add(secret) {
      if (secret.length < leastLength || secret.includes(redacted) || secrets.has(secret)) return;
      if (secrets.size >= most) {
        secrets = new Set([...secrets].slice(Math.ceil(most / 2)));
        index = createFormIndex();
        unindexed = [...secrets];
      }
      secrets.add(secret);
      unindexed.push(secret);
    },
    without(text, inItsPlace = redacted) {
      if (secrets.size === 0 || text.length < keyLength) return text;
      for (const secret of unindexed.splice(0)) index.add(secret);
      return cutRanges(text, index.find(text), inItsPlace);
    },
  };
}

/** From where to where, in characters. */
export type Range = readonly [start: number, end: number];

/** Whether {@link withoutEscapes} may change a text. */
const hasEscapes = /[%\\&]/;

interface FormIndex {
  add(secret: string): void;
  find(text: string): Range[];
}

/** Finds the forms of secrets in a text. */
function createFormIndex(): FormIndex {
  const forms = new Map<string, string[]>();
  // Tells most places at which no form begins without making a text of them.
  const marks = new Uint8Array(2 ** 16);

  function add(secret: string): void {
    for (const form of secretForms(secret)) {
      addForm(form);
      if (hasEscapes.test(form)) addForm(withoutEscapes(form).text);
    }
  }

  function addForm(form: string): void {
    if (form.length < keyLength) return;
    const key = form.slice(0, keyLength);
    const others = forms.get(key);
    if (others === undefined) forms.set(key, [form]);
    else others.push(form);
    marks[markAt(form, 0)] = 1;
  }

  /** The end of the form that begins here; -1 where there is none. */
  function endOfForm(text: string, at: number): number {
    let end = -1;
    for (const form of forms.get(text.slice(at, at + keyLength)) ?? []) {
      let length = keyLength;
      while (length < form.length && form[length] === text[at + length]) length++;
      if (length >= Math.min(tellingLength, form.length)) end = Math.max(end, at + length);
    }
    return end;
  }

  function rangesIn(text: string): Range[] {
    const ranges: Range[] = [];
    for (let at = 0; at + keyLength <= text.length; at++) {
      if (marks[markAt(text, at)] === 0) continue;
      const end = endOfForm(text, at);
      if (end === -1) continue;
      ranges.push([at, end]);
      at = end - 1;
    }
    return ranges;
  }

  return {
    add,
    find(text) {
      const plain = rangesIn(text);
      if (!hasEscapes.test(text)) return plain;
      const { text: unescaped, placeOf } = withoutEscapes(text);
      const escaped = rangesIn(unescaped).map(([start, end]): Range => [placeOf(start), placeOf(end)]);
      return [...plain, ...escaped].sort(([one], [other]) => one - other);
    },
  };
}

/** A number from the four characters at a place. */
function markAt(text: string, at: number): number {
  const [one, two] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return (one + two * 37 + text.charCodeAt(at + 2) * 1369 + text.charCodeAt(at + 3) * 50_653) & 0xffff;
}

/** `text` without these ranges, which begin in order; `inItsPlace` stands for each. */
export function cutRanges(text: string, ranges: readonly Range[], inItsPlace: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const [start, end] of ranges) {
    if (end <= from) continue;
    if (start >= from) parts.push(text.slice(from, start), inItsPlace);
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}
