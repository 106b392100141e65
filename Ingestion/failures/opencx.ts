import type { FailureEntry } from "./kind";

/** Failures of OpenCX's API, and of what it tells of a call. */
export const OPENCX_FAILURES = {
  "opencx-key-refused": {
    kind: "retry",
    message: "OpenCX refused the key for {what} ({status}): check OPENCX_API_KEY",
    action: "Set `OPENCX_API_KEY` to a key of the organization, restart; what waits follows by itself",
  },
  "opencx-away": {
    kind: "retry",
    message: "OpenCX cannot answer now ({status})",
    action: "Nothing: it ends with the outage",
  },
  "opencx-unknown": {
    kind: "retry-limited",
    message: "OpenCX does not know {what}",
    action: "The session was deleted, or the key is of another organization: check the key; replay, or leave it",
  },
  "opencx-gateway": {
    kind: "retry",
    message: "the answer ({status}) about {what} is not OpenCX's own but a gateway's, proxy's or firewall's",
    action: "Nothing while it is an outage; else look for a proxy or firewall on the way, and check `OPENCX_API_URL`",
  },
  "opencx-refused": {
    kind: "dead",
    message: "OpenCX refused the request for {what} ({status})",
    action: "`dead` quotes what OpenCX said; check `OPENCX_API_URL`, replay",
  },
  "opencx-not-json": {
    kind: "retry",
    message: "OpenCX's answer about {what} is not JSON",
    action: "Nothing while it is an outage; else check `OPENCX_API_URL`, and what a proxy on the way does",
  },
  "opencx-unreadable": {
    kind: "retry-limited",
    message: "OpenCX's answer about {what} is not as documented: {field} {fault}",
    action: "Report it: OpenCX has changed its API; replay after an upgrade",
  },
  "opencx-page-repeated": {
    kind: "retry-limited",
    message: "OpenCX gave the same page of {what} twice",
    action: "Report it to OpenCX; replay",
  },
  "opencx-too-large": {
    kind: "dead",
    message: "{what} is longer than the {limit} that are read",
    action: "Look at the session in OpenCX: no call is that long; make its case by hand, then `discard` it",
  },
  "opencx-other-session": {
    kind: "retry-limited",
    message: "OpenCX answered with another session than {session}: nothing was written",
    action: "Look for a cache or proxy on the way that mixes answers up; else report it to OpenCX; then replay",
  },
  "opencx-no-session-id": {
    kind: "dead",
    message: "the row's session id is none that OpenCX gives",
    action: "Look for the session in OpenCX, make its case by hand, then `discard` it",
  },
  "history-lags": {
    kind: "retry-limited",
    message: "the history of session {session} does not hold the handoff yet",
    action: "Nothing: on the last try the webhook's time makes the cut",
  },
  "organization-unknown": {
    kind: "retry",
    message: "no webhook has told the OpenCX organization yet: set OPENCX_ORGANIZATION_ID",
    action: "Set `OPENCX_ORGANIZATION_ID`, or wait for the first webhook",
  },
  "call-file": {
    kind: "dead",
    message: "{file}: {fault}",
    action: "Mend the file that was given to `ingest`",
  },
} as const satisfies Readonly<Record<string, FailureEntry>>;
