import type { IncomingMessage } from "node:http";
import { printable } from "../../Transcript/text/printable";

/** Whether a server is called by this name: the host of a Host header, in small letters and without its port. */
export type IsOwnName = (name: string) => boolean;

/** A request that is not for the server that it came to. */
export interface ForeignRequest {
  /** Why it is not, in our own words. */
  readonly fault: string;
  /** What it showed: text of a stranger, as one line of a log. */
  readonly host: string;
  readonly origin?: string | undefined;
}

/** Who a server is, for one that not everybody may ask. */
export interface HostGuard {
  readonly isOwnName: IsOwnName;
  /** Told what was refused. */
  readonly onForeign: (request: ForeignRequest) => void;
}

/** Characters of a stranger's text in a line of the log: as long as names are. */
const LONGEST_SHOWN = 100;

/**
 * A request that is not for a server that is called by names of its own alone; undefined when it is. A web page comes
 * under a name that its author has pointed here (DNS rebinding), or says its origin; nothing that a page may ask for is
 * here.
 */
export function foreignRequest(request: IncomingMessage, isOwnName: IsOwnName): ForeignRequest | undefined {
  const hosts = request.headersDistinct.host ?? [];
  const name = /^(\[[\da-f:.]+\]|[^:]+)(:\d+)?$/i.exec(hosts.join())?.[1] ?? "";
  // Two names, joined, are none.
  const host = printable(hosts.join(), LONGEST_SHOWN);
  if (!isOwnName(name.toLowerCase())) return { fault: "the service answers under its own names alone", host };
  const { origin, "sec-fetch-site": site = "none" } = request.headers;
  if (origin === undefined && site === "none") return undefined;
  return { fault: "the service answers no web page", host, origin: origin && printable(origin, LONGEST_SHOWN) };
}
