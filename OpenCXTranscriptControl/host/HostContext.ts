import * as React from "react";
import type { HostServices } from "./hostServices";

const HostContext = React.createContext<HostServices | undefined>(undefined);

/** Gives the host's services to everything below. */
export const HostProvider = HostContext.Provider;

/** The host's services. Throws outside of `HostProvider`, which is a mistake in this control. */
export function useHost(): HostServices {
  const services = React.useContext(HostContext);
  if (services === undefined) throw new Error("No HostProvider stands above.");
  return services;
}
