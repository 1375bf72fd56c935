const declaration =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>/;

/** Where the XML declaration of a document ends, 0 without one; or what is wrong with it. */
export type DeclarationEnd =
  | { readonly ok: true; readonly end: number }
  | { readonly ok: false; readonly detail: string };

/**
 * Checks the XML declaration at the start of a document that arrived in UTF-8, its line ends normalised. XML 1.0,
 * sections 2.8 and 4.3.3: a document in an encoding other than the one that it names, or in one that nobody knows, is
 * a fatal error; any version 1.x is read as 1.0.
 */
export function checkDeclaration(text: string): DeclarationEnd {
  // `<?xml-stylesheet` is a processing instruction like any other.
  if (!/^<\?xml(?![\w.:-])/.test(text)) return { ok: true, end: 0 };
  const match = declaration.exec(text);
  if (match === null) return { ok: false, detail: "the XML declaration is malformed" };
  const encoding = match[1] ?? match[2];
  if (encoding !== undefined && !isAlikeIn(encoding, text)) {
    return { ok: false, detail: "the XML declaration names an encoding other than UTF-8" };
  }
  return { ok: true, end: match[0].length };
}

/** Whether a text has the same bytes in this encoding as in UTF-8, as ASCII has in many. */
function isAlikeIn(encoding: string, text: string): boolean {
  if (encoding.toLowerCase() === "utf-8") return true;
  try {
    const decoder = new TextDecoder(encoding);
    // Labels of the Encoding Standard such as `utf8` are no names that XML processors have to know.
    return decoder.encoding !== "utf-8" && decoder.decode(Buffer.from(text)) === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
