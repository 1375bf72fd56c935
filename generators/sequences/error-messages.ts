import { lookUpCode } from "../../contract/error-codes.ts";

/** Repetitions of a few characters outside ASCII that make a message longer than any buffer that a client reads at once. */
const manyTimes = 8000;

/**
 * Messages that errors are answered with, the simplest first: what XML escapes, what is escaped twice, what looks like
 * a value of another type, like a name or like markup, line ends, blanks, and what is not ASCII, also at length.
 */
export const errorMessages: readonly string[] = [
  "Refused",
  "a <b> & \"c\" 'd' &amp; e",
  "\u00e9\u6f22\u{1f600}",
  "&lt; &#39; &#x3c; ]]>",
  "one\ntwo\r\nthree",
  "00123",
  "1e3",
  "0x1F",
  "true",
  "null",
  '{"a": [1]}',
  lookUpCode,
  "Version",
  "Status",
  "<Code>Other</Code></Message>",
  "  two  blanks \t",
  "\u0085a\u00a0b\u2028c\ufeffd",
  "\u00e9\u6f22\u{1f600} ".repeat(manyTimes),
];

/** One message with every kind of character that a spelling may change. */
export const tellingMessage = "a <b> & \"c\" 'd' &lt;&amp;&#39; \u00e9\u6f22\u{1f600}\ne";
