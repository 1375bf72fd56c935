/**
 * Why `text` cannot be the URL of an endpoint, or undefined where it can: absolute, http or https, without user,
 * query or fragment. The text itself is not repeated: it may hold a password.
 */
export function endpointProblem(text: string): string | undefined {
  const example = "for example http://127.0.0.1:4566";
  if (!URL.canParse(text)) return `is not a URL; write one, ${example}.`;
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return `must begin with http:// or https://, ${example}.`;
  }
  if (url.username !== "" || url.password !== "") return "must not contain a user name or a password.";
  return text.includes("?") || text.includes("#") ? "must not contain a query or a fragment." : undefined;
}

/** Whether requests to this endpoint go over TLS. */
export function isHttps(endpoint: string): boolean {
  return endpoint.toLowerCase().startsWith("https:");
}
