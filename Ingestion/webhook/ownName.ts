import type { IncomingMessage } from "node:http";

/** Whether a server is called by this name: the host of a Host header, in small letters and without its port. */
export type IsOwnName = (name: string) => boolean;

/**
 * Why a request is not for a server that is called by names of its own alone; undefined when it is. A web page comes
 * under a name that its author has pointed here (DNS rebinding), or says its origin; nothing that a page may ask for is
 * here.
 */
export function foreignFault(request: IncomingMessage, isOwnName: IsOwnName): string | undefined {
  const hosts = request.headersDistinct.host ?? [];
  const name = /^(\[[\da-f:.]+\]|[^:]+)(:\d+)?$/i.exec(hosts.join())?.[1] ?? "";
  // Two names, joined, are none.
  if (!isOwnName(name.toLowerCase())) return "the service answers under its own names alone";
  const { origin, "sec-fetch-site": site = "none" } = request.headers;
  return origin !== undefined || site !== "none" ? "the service answers no web page" : undefined;
}
