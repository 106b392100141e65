/** What is looked at of a request, before anything else is done about it. */
export interface RequestHead {
  readonly method: string;
  /** The request target as it was sent. */
  readonly target: string;
  /** Names and values in turn, as they were sent: what Node joins or drops is seen here. */
  readonly rawHeaders: readonly string[];
  /** The port that the request came to. */
  readonly port: number;
  /** Whether it came over TLS. */
  readonly encrypted?: boolean;
}

/** Why a request is not answered. */
export interface Refusal {
  readonly status: 400 | 403;
  readonly message: string;
}

/** The names of this machine that a server on loopback is called by. */
const OWN_NAMES = ["127.0.0.1", "localhost", "[::1]"];

/** The port that a Host header leaves out. */
const DEFAULT_PORTS = { http: 80, https: 443 };

/**
 * Refuses what a page of another site sends through the developer's browser: a name of its own that leads here (DNS
 * rebinding), its Origin, or, where a browser sends none, its Sec-Fetch-Site. The servers hold tokens and cases, and any
 * open tab can reach loopback. Programs send neither Origin nor Sec-Fetch-Site and are answered.
 * @returns why the request is refused; undefined when it is to be answered.
 */
export function refusalOf({ method, target, rawHeaders, port, encrypted = false }: RequestHead): Refusal | undefined {
  const scheme = encrypted ? "https" : "http";
  // A target with a host of its own would stand above the Host header (RFC 9112, 3.2.2).
  if (!target.startsWith("/")) return { status: 400, message: "The request target must be a path: this is no proxy." };

  const hosts = valuesOf(rawHeaders, "host");
  const [host = ""] = hosts;
  // Which of two is meant is read differently by different programs.
  if (hosts.length !== 1) return { status: 400, message: "There must be one Host header." };
  if (!isOwnHost(host.toLowerCase(), port, DEFAULT_PORTS[scheme]))
    return { status: 403, message: `This server is ${scheme}://127.0.0.1:${port}, and answers under no other name.` };

  const own = `${scheme}://${host.toLowerCase()}`;
  if (valuesOf(rawHeaders, "origin").some((origin, index) => index > 0 || origin !== own))
    return { status: 403, message: "This server answers its own page and programs of this machine alone." };

  if (valuesOf(rawHeaders, "sec-fetch-site").some(isForeignSite) && !isOpening(method, rawHeaders))
    return { status: 403, message: "This server answers no page of another site." };
  return undefined;
}

function valuesOf(rawHeaders: readonly string[], name: string): readonly string[] {
  return rawHeaders.filter((_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

function isOwnHost(host: string, port: number, defaultPort: number): boolean {
  return OWN_NAMES.some((name) => host === `${name}:${port}` || (port === defaultPort && host === name));
}

/** Another port of this machine is another site's page too: what runs there is not ours. */
function isForeignSite(site: string): boolean {
  return site !== "same-origin" && site !== "none";
}

/** A link that was opened in a tab: the page that holds it reads nothing of the answer. A frame is not. */
function isOpening(method: string, rawHeaders: readonly string[]): boolean {
  const says = (name: string, value: string): boolean => valuesOf(rawHeaders, name).join() === value;
  return method === "GET" && says("sec-fetch-mode", "navigate") && says("sec-fetch-dest", "document");
}
