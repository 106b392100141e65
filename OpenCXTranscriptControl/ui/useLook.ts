import * as React from "react";
import type { Theme } from "@fluentui/react";
import type { DesignTokens } from "../host/untypedContext";
import { cssVariables, fluentTheme } from "./theme";

/** The look for Fluent's components and for our own stylesheet. */
export interface Look {
  readonly theme: Theme;
  readonly variables: React.CSSProperties;
}

/**
 * The look of the host. The host makes a new tokens' object with each updateView; a new theme each time would render
 * every Fluent component anew, so it is made again only when a colour that tells looks apart changes.
 */
export function useLook(design: DesignTokens | undefined, rightToLeft: boolean): Look {
  const tell =
    design && [design.dark, design.token("colorNeutralBackground1"), design.token("colorBrandBackground")].join();
  const made = React.useRef<{
    readonly look: Look;
    readonly tell: string | undefined;
    readonly rightToLeft: boolean;
  }>();
  if (made.current === undefined || made.current.tell !== tell || made.current.rightToLeft !== rightToLeft) {
    made.current = {
      look: { theme: fluentTheme(design, rightToLeft), variables: cssVariables(design) },
      tell,
      rightToLeft,
    };
  }
  return made.current.look;
}
