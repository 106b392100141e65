import { SHIPPED_HOSTS } from "../../../Caller/sessionLink";
import type { CaseSettings } from "../../handoff/route";
import { Finding, type Check } from "../check";

/** What the settings of the cases mean by themselves. */
export function caseChecks(cases: CaseSettings): readonly Check[] {
  return [
    { name: "session link", run: () => Promise.resolve(linkOf(cases.defaults.sessionUrlTemplate)) },
    { name: "payment cards", run: () => Promise.resolve(cardsOf(cases)) },
  ];
}

function linkOf(template: string): string {
  const { protocol, hostname } = new URL(template.replaceAll("{sessionId}", "x"));
  if (protocol !== "https:")
    throw new Finding("OPENCX_SESSION_URL_TEMPLATE: is no https:// address, and the control opens no other");
  return hostname === SHIPPED_HOSTS
    ? `leads to ${hostname}; OpenCX publishes no shape for it, so open one`
    : `leads to ${hostname}: add that host to the solution's environment variable opencx_SessionLinkHosts, or reps are offered no link`;
}

/** Off is what OpenCX documents, the full transcript, so it is no failure; what it means is said each time. */
function cardsOf({ maskCards }: CaseSettings): string {
  return maskCards
    ? "MASK_CARDS is on: their numbers and security codes are masked before a case is written"
    : "MASK_CARDS is off: numbers and security codes that are said stand on the case. PCI DSS forbids to keep a " +
        "code (3.3.1) and a readable number (3.5.1): set MASK_CARDS=on where callers tell them";
}
