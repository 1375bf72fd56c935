/** The moment of signing. */
export interface SigningDate {
  /** `YYYYMMDDTHHMMSSZ`, as it stands in the string to sign. */
  readonly basic: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

const basicFormat = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/**
 * Reads a date in the basic format of ISO 8601, or as HTTP writes it (a `Date` header instead of `X-Amz-Date`).
 * Undefined: it is neither.
 */
export function readSigningDate(text: string): SigningDate | undefined {
  const parts = basicFormat.exec(text);
  if (parts === null) {
    const time = /^[A-Z][a-z]{2}, \d\d /.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? undefined : { basic: basicDate(time), time };
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC carries over what is out of range: the 31st of February is no date.
  return basicDate(time) === text ? { basic: text, time } : undefined;
}

/** `time` (milliseconds since the epoch) as `YYYYMMDDTHHMMSSZ`. */
export function basicDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, "");
}
