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
  const [, year, month, day, hour, minute, second] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // The 31st of February and the hour 24 are carried over into the next day: they are no dates.
  return new Date(time).getUTCDate() === Number(day) ? { basic: text, time } : undefined;
}

/** `time` (milliseconds since the epoch) as `YYYYMMDDTHHMMSSZ`. */
export function basicDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, "");
}
