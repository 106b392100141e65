import * as React from "react";
import { ThemeProvider } from "@fluentui/react";
import type { HostProps } from "../host/hostProps";
import { fluentTheme } from "./theme";

/**
 * The host's look for Fluent's components, around them alone: making it would cost each case script time and style
 * sheets, and few reps open a form.
 */
export const FluentLook: React.FC<{ readonly host: HostProps }> = ({ host: { design, rightToLeft }, children }) => {
  // The host makes a new tokens' object with each updateView; a new theme each time would render every Fluent component
  // anew, so it is made again only when a colour that tells looks apart changes.
  const tell = [design?.dark, design?.token("colorNeutralBackground1"), design?.token("colorBrandBackground")].join();
  // oxlint-disable-next-line react/exhaustive-deps
  const theme = React.useMemo(() => fluentTheme(design, rightToLeft), [tell, rightToLeft]);
  return (
    <ThemeProvider className="ocx-fluent" theme={theme} applyTo="none">
      {children}
    </ThemeProvider>
  );
};
