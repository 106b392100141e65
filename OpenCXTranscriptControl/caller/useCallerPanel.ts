import * as React from "react";
import type { HostServices } from "../host/hostServices";
import { usePainted } from "../host/afterPaint";
import { CallerPanel, type PanelInput } from "./panel/CallerPanel";

/**
 * The caller panel of one component: lives as long as it, and renders it anew with each change. It asks once the case has
 * been painted: to search a number, the numbering plans are unpacked.
 */
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
  const painted = usePainted();
  // After every render: the panel itself knows which changes mean something.
  React.useEffect(() => {
    if (painted) panel.update(input);
  });
  return panel;
}
