import * as React from "react";
import type { HostServices } from "../host/hostServices";
import { CallerPanel, type PanelInput } from "./panel/CallerPanel";

/** The caller panel of one component: lives as long as it, and renders it anew with each change. */
export function useCallerPanel(services: HostServices, input: PanelInput): CallerPanel {
  const panel = React.useMemo(() => new CallerPanel(services), [services]);
  const [, show] = React.useState(panel.state);
  React.useEffect(() => {
    const unsubscribe = panel.subscribe(show);
    return () => {
      unsubscribe();
      panel.dispose();
    };
  }, [panel]);
  // After every render: the panel itself knows which changes mean something.
  React.useEffect(() => panel.update(input));
  return panel;
}
