const declaration =
  /^<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n]*\?>/;

/** Where the XML declaration of a document ends, 0 without one; or what is wrong with it. */
export type DeclarationEnd =
  | { readonly ok: true; readonly end: number }
  | { readonly ok: false; readonly detail: string };

/**
 * Checks the XML declaration at the start of a document whose line ends are normalised. XML 1.0, sections 2.8 and
 * 4.3.3: an encoding other than the one in which the document arrived, UTF-8, is a fatal error.
 */
export function checkDeclaration(text: string): DeclarationEnd {
  // `<?xml-stylesheet` is a processing instruction like any other.
  if (!/^<\?xml(?![\w.:-])/.test(text)) return { ok: true, end: 0 };
  const match = declaration.exec(text);
  if (match === null) return { ok: false, detail: "the XML declaration is malformed" };
  const encoding = match[1] ?? match[2];
  if (encoding !== undefined && encoding.toLowerCase() !== "utf-8") {
    return { ok: false, detail: "the XML declaration names an encoding other than UTF-8" };
  }
  return { ok: true, end: match[0].length };
}
