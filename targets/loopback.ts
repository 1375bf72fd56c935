/**
 * Whether requests to `url` cannot leave this machine: a loopback address (RFC 1122, section 3.2.1.3; RFC 4291,
 * section 2.5.3) or a name that always means one (RFC 6761, section 6.3). A public name that happens to resolve
 * to 127.0.0.1 is not one: whoever owns the name decides where it leads. False for what is no URL.
 */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const host = new URL(url).hostname.replace(/\.$/, "");
  if (host === "localhost" || host.endsWith(".localhost") || host === "[::1]") return true;
  // The URL parser has brought every way to write an IPv4 address into four decimal numbers.
  return /^127\.\d+\.\d+\.\d+$/.test(host) || /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/.test(host);
}
