import { aCall } from "../support/callFile";
import type { CallFile } from "../../LocalPlatform/opencx/contract";

/** One of the HTTP calls that the service makes until a handoff has its case. */
export interface HttpCall {
  readonly name: string;
  /** Whose server it goes to. */
  readonly to: "opencx" | "dataverse";
  readonly method: string;
  /** Regular expression of its path with query. */
  readonly path: string;
  /** Made once by each process: a service that has just started makes it again. */
  readonly once: boolean;
  /** Answered 204 where it is done: nobody can tell such an answer of somebody else's from Dataverse's own. */
  readonly wordless: boolean;
  /** What takes too long or is forbidden is done without: no index serves the search, and it may never end. */
  readonly givesUp: boolean;
  /** The caller has called before, and is a contact already. */
  readonly returning: boolean;
  /** A call of which the service makes it. */
  readonly handedOff: () => CallFile;
}

let callers = 0;

const address = (): string => `caller${++callers}@example.com`;
const addressed = (): CallFile => aCall({ email: address(), name: "Dana Reyes" });
/** Of a number alone, which nobody else has. */
const numbered = (): CallFile => aCall({ name: "Dana Reyes", phone: `+4420794${String(10_000 + ++callers)}` });
/** More items than a page of history has. */
const long = (): CallFile =>
  aCall({
    email: address(),
    turns: Array.from({ length: 60 }, (_, second) => [second, "contact", `turn ${second}`] as const),
  });
/** More characters than the case's columns hold: the rest is a note. */
const longest = (): CallFile =>
  aCall({
    email: address(),
    turns: Array.from({ length: 40 }, (_, second) => [second, "contact", "word ".repeat(6_000)] as const),
  });

const repeated = { once: false, wordless: false, givesUp: false, returning: false, handedOff: addressed } as const;
const first = { ...repeated, once: true } as const;

const numbers = { ...repeated, givesUp: true, to: "dataverse", method: "GET", handedOff: numbered } as const;

export const HTTP_CALLS: readonly HttpCall[] = [
  { name: "session", to: "opencx", method: "GET", path: "/chat/sessions/[^/?]+$", ...repeated },
  { name: "history", to: "opencx", method: "GET", path: "/history", ...repeated },
  { name: "history's next page", to: "opencx", method: "GET", path: "cursor=", ...repeated, handedOff: long },
  { name: "authority's addresses", to: "dataverse", method: "GET", path: "openid-configuration", ...first },
  { name: "token", to: "dataverse", method: "POST", path: "/oauth2/v2.0/token", ...first },
  {
    name: "contacts of an address",
    to: "dataverse",
    method: "GET",
    path: "/contacts\\?",
    ...repeated,
    returning: true,
  },
  { name: "contacts of a number", ...numbers, path: "/contacts\\?", returning: true },
  { name: "contacts of nobody's number", ...numbers, path: "/contacts\\?" },
  { name: "contact", to: "dataverse", method: "PATCH", path: "/contacts\\(", ...repeated, wordless: true },
  { name: "length of the description", to: "dataverse", method: "GET", path: "description'", ...first },
  { name: "length of the transcript", to: "dataverse", method: "GET", path: "opencx_transcript'", ...first },
  { name: "incident", to: "dataverse", method: "PATCH", path: "/incidents\\(", ...repeated },
  { name: "queue item", to: "dataverse", method: "POST", path: "AddToQueue", ...repeated },
  {
    name: "note",
    to: "dataverse",
    method: "PATCH",
    path: "/annotations\\(",
    ...repeated,
    wordless: true,
    handedOff: longest,
  },
];
