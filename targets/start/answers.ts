import { get as getPlain } from "node:http";
import { get as getOverTls } from "node:https";
import { connect } from "node:net";

/** Whether a URL answers with any HTTP status within `timeoutMs`. Never rejects. */
export function answersHttp(url: URL, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { timeout: timeoutMs, agent: false } as const;
    // Nothing is told to the other side here, so that its certificate need not be trusted yet.
    const request =
      url.protocol === "https:"
        ? getOverTls(url, { ...options, rejectUnauthorized: false })
        : getPlain(url, options);
    const end = (answered: boolean) => {
      clearTimeout(timer);
      request.destroy();
      resolve(answered);
    };
    // The timeout of the request counts silence only, which a slow drip never is.
    const timer = setTimeout(() => end(false), timeoutMs);
    request.once("response", () => end(true));
    request.once("timeout", () => end(false));
    request.on("error", () => end(false));
  });
}

/** Whether a TCP port accepts connections within `timeoutMs`. Never rejects. */
export function acceptsConnections(host: string, port: number, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    const end = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.on("error", () => end(false));
  });
}

/** Whether anything listens at the host and port of `endpoint`. Never rejects. */
export function isListening(endpoint: URL, timeoutMs: number): Promise<boolean> {
  const port = endpoint.port === "" ? (endpoint.protocol === "https:" ? 443 : 80) : Number(endpoint.port);
  return acceptsConnections(endpoint.hostname.replace(/^\[|\]$/g, ""), port, timeoutMs);
}
