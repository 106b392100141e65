import type { FailureEntry } from "./kind";

/** Failures of any other side. */
export const SHARED_FAILURES = {
  "no-answer": {
    kind: "retry",
    message: "no answer from {side} ({reason})",
    action:
      "Nothing while it is an outage; else check `DATAVERSE_URL` or `OPENCX_API_URL`, and that this machine may reach it",
  },
  "proxy-refused": {
    kind: "retry",
    message: "the proxy of HTTPS_PROXY does not lead to {side} ({status})",
    action: "Check `HTTPS_PROXY` and the name and password in it (407), that the proxy may lead there, and `NO_PROXY`",
  },
  "proxy-away": {
    kind: "retry",
    message: "the proxy of HTTPS_PROXY, on the way to {side}, does not answer ({reason})",
    action:
      "Nothing while it is an outage; else check `HTTPS_PROXY`, that this machine may reach the proxy, and `NO_PROXY`",
  },
  timeout: {
    kind: "retry",
    message: "{side} did not answer within {seconds} s",
    action: "Nothing while it is an outage; else look for a proxy or firewall on the way",
  },
  pause: {
    kind: "retry",
    message: "{side} asked for a pause that is not over",
    action: "Nothing: it ends by itself",
  },
  unexpected: {
    kind: "retry-limited",
    message: "unexpected error",
    action: "Report it with the log line; then replay",
  },
} as const satisfies Readonly<Record<string, FailureEntry>>;
