import * as React from "react";
import { NO, sessionAddress } from "../../Caller/variables";
import type { CaseStore } from "../caller/panel/caseStore";
import { useShown } from "../ui/useShown";
import type { HostProps } from "./hostProps";

/** The default of the manifest, which the platform gives for a property that nobody set. */
const DEFAULT_LINK_HOSTS = "platform.open.cx";

/** What the host and the environment's variables say together. */
export interface EnvironmentProps {
  /** Hosts a session link may lead to; comma separated. */
  readonly sessionLinkHosts: string;
  /** ISO country of numbers stored without a country code. */
  readonly defaultCountry: string | undefined;
  /** Whether reps may reveal the numbers of payment cards that are masked: not before it is known that they may. */
  readonly mayReveal: boolean;
  /** The session's address where the case tells none. */
  readonly sessionAddress: string | undefined;
}

/** The solution's variables behind the control's properties, of which a form may give some to differ. */
export function useEnvironment(host: HostProps, store: CaseStore): EnvironmentProps {
  const [variables, setVariables] = React.useState(store.known);
  const shown = useShown();
  const { id, table } = host.record ?? {};
  React.useEffect(() => {
    if (table === "incident") void store.variables().then((now) => shown() && now && setVariables(now));
  }, [store, shown, id, table]);
  const { sessionLinkHosts, sessionId } = host;
  const template = variables?.opencx_SessionUrlTemplate;
  const given = sessionLinkHosts === DEFAULT_LINK_HOSTS ? undefined : sessionLinkHosts;
  return {
    sessionLinkHosts: given ?? variables?.opencx_SessionLinkHosts ?? DEFAULT_LINK_HOSTS,
    defaultCountry: (host.defaultCountry ?? variables?.opencx_DefaultCountry)?.trim().toUpperCase(),
    // Either may forbid; neither allows what the other forbids.
    mayReveal: variables !== undefined && !NO.test([host.revealCards, variables.opencx_RevealCards].join()),
    sessionAddress: template && sessionId && sessionAddress(template, sessionId),
  };
}
