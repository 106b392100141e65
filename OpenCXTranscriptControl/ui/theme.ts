import type * as React from "react";
import { createTheme, type IPalette, type ISemanticColors, type Theme } from "@fluentui/react";
import type { DesignTokens } from "../host/untypedContext";

/** Names by colours: Fluent 9's tokens without `color`, with which each of them begins. */
type Colors<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/**
 * Our CSS variables, behind `--ocx-`, and the colour each takes its value from. Without tokens the stylesheet's own
 * (classic) values hold.
 */
const VARIABLES: Colors<string> = {
  text: "NeutralForeground1",
  muted: "NeutralForeground3",
  background: "NeutralBackground1",
  surface: "NeutralBackground3",
  line: "NeutralStroke1",
  brand: "BrandForeground1",
  "brand-surface": "BrandBackground2",
  edge: "NeutralStrokeAccessible",
  hover: "NeutralBackground1Hover",
  disabled: "NeutralForegroundDisabled",
  primary: "BrandBackground",
  "primary-hover": "BrandBackgroundHover",
  "on-primary": "NeutralForegroundOnBrand",
  good: "StatusSuccessForeground1",
  "good-surface": "StatusSuccessBackground1",
  bad: "StatusDangerForeground1",
  "bad-surface": "StatusDangerBackground1",
  warn: "StatusWarningForeground1",
  "warn-surface": "StatusWarningBackground1",
  focus: "StrokeFocus2",
};

/** Slots of the Fluent 8 palette that buttons, links and text fields use, and the colour for each. */
const PALETTE: Colors<keyof IPalette> = {
  themePrimary: "BrandBackground",
  themeDarkAlt: "BrandBackgroundHover",
  themeDark: "BrandBackgroundPressed",
  white: "NeutralBackground1",
  black: "NeutralForeground1",
  neutralDark: "NeutralForeground1",
  neutralPrimary: "NeutralForeground1",
  neutralPrimaryAlt: "NeutralForeground2",
  neutralSecondary: "NeutralForeground3",
  neutralTertiary: "NeutralForegroundDisabled",
  neutralTertiaryAlt: "NeutralStroke1",
  neutralQuaternary: "NeutralStroke2",
  neutralQuaternaryAlt: "NeutralStroke2",
  neutralLight: "NeutralBackground1Pressed",
  neutralLighter: "NeutralBackground1Hover",
  neutralLighterAlt: "NeutralBackground2",
  redDark: "StatusDangerForeground1",
};

/** Where Fluent 8 derives a colour from the palette that is too faint on a dark ground, or glaring in high contrast. */
const SEMANTIC: Colors<keyof ISemanticColors> = {
  primaryButtonText: "NeutralForegroundOnBrand",
  primaryButtonTextHovered: "NeutralForegroundOnBrand",
  primaryButtonTextPressed: "NeutralForegroundOnBrand",
  link: "BrandForegroundLink",
  linkHovered: "BrandForegroundLink",
  inputBorder: "NeutralStrokeAccessible",
  inputFocusBorderAlt: "CompoundBrandStroke",
  buttonBorder: "NeutralStrokeAccessible",
  buttonTextHovered: "NeutralForeground1Hover",
  buttonTextChecked: "NeutralForeground1Pressed",
  buttonTextCheckedHovered: "NeutralForeground1Pressed",
  buttonBackgroundDisabled: "NeutralBackgroundDisabled",
  buttonTextDisabled: "NeutralForegroundDisabled",
  primaryButtonBackgroundDisabled: "NeutralBackgroundDisabled",
  primaryButtonTextDisabled: "NeutralForegroundDisabled",
};

/** The font of the host's look: undefined in the classic look. */
function fontOf(design: DesignTokens | undefined): string | undefined {
  return design?.token("fontFamilyBase");
}

/** The Fluent 8 theme for the host's look. Fluent 9's own bridge would cost more than the whole control. */
export function fluentTheme(design: DesignTokens | undefined, rightToLeft: boolean): Theme {
  const font = fontOf(design);
  return createTheme({
    rtl: rightToLeft,
    isInverted: design?.dark === true,
    palette: pick(PALETTE, design),
    // Fluent 8's own link blue is too faint on the header's grey (4.2 to 1).
    semanticColors: { link: "#115ea3", ...pick(SEMANTIC, design) },
    ...(font === undefined ? {} : { defaultFontStyle: { fontFamily: font } }),
  });
}

/** The CSS variables for the host's look; empty in the classic look. */
export function cssVariables(design: DesignTokens | undefined): React.CSSProperties {
  const font = fontOf(design);
  const variables = pick(VARIABLES, design, "--ocx-");
  if (font !== undefined) variables["--ocx-font"] = font;
  return variables;
}

function pick(colors: Colors<string>, design: DesignTokens | undefined, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(colors).flatMap(([name, color]) => {
      const value = design?.token(`color${color}`);
      return value === undefined ? [] : [[prefix + name, value]];
    }),
  );
}
