/** Makes lines of the bytes of a pipe. */
export interface LineReader {
  /** Takes the next bytes. */
  readonly push: (chunk: Uint8Array) => void;
}

/** What comes out of the bytes. */
export interface LineSink {
  /** A line without its end. */
  readonly line: (text: string) => void;
  /** Called once, then nothing more is read. */
  readonly problem: (problem: string) => void;
}

/** Reads lines of UTF-8 that end in `\n`; a `\r` before it belongs to the end. A line has at most `maximum` bytes. */
export function createLineReader(maximum: number, sink: LineSink): LineReader {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let pieces: Uint8Array[] = [];
  let size = 0;
  let failed = false;

  function fail(problem: string): void {
    failed = true;
    pieces = [];
    sink.problem(problem);
  }

  function finish(): void {
    const bytes = Buffer.concat(pieces);
    pieces = [];
    size = 0;
    try {
      sink.line(utf8.decode(bytes).replace(/\r$/, ""));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      fail("a line is not UTF-8");
    }
  }

  return {
    push(chunk) {
      let rest = chunk;
      while (!failed && rest.length > 0) {
        const end = rest.indexOf(0x0a);
        const piece = end === -1 ? rest : rest.subarray(0, end);
        size += piece.length;
        if (size > maximum) {
          fail(`a line has more than ${maximum} bytes`);
          return;
        }
        pieces.push(piece);
        if (end === -1) return;
        finish();
        rest = rest.subarray(end + 1);
      }
    },
  };
}
