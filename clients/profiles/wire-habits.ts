import { userNameParameter } from "../../contract/operations/update-service-specific-credential.ts";
import { type CapturedRequest, capturedHeader, signedHeadersOf } from "../capture/captured-request.ts";
import type { WireHabits } from "./profile.ts";

/** Marks that some clients escape and others do not. RFC 3986, sections 2.2 and 2.3. */
const marks = "-._~*!'()@,=+";

/** A value of UserName that shows the habits of an encoder. */
export const tellingUserName = `a ${marks}`;

/** Reads the habits of a client from a request with {@link tellingUserName}. */
export function wireHabitsOf(request: CapturedRequest): WireHabits {
  const pairs = Buffer.from(request.body)
    .toString("latin1")
    .split("&")
    .map((pair) => pair.split("="));
  const sent = pairs.find(([name]) => name === userNameParameter.name)?.[1] ?? "";
  const afterFirst = sent.slice(1);
  return {
    parameterOrder: pairs.map(([name = ""]) => name),
    space: afterFirst.startsWith("%20") ? "%20" : afterFirst.slice(0, 1),
    escaped: [...marks].filter((mark) => sent.includes(escapeOf(mark))).join(""),
    contentType: capturedHeader(request, "content-type") ?? "",
    signedHeaders: signedHeadersOf(request),
  };
}

function escapeOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
