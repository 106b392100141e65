import type * as React from "react";
import { createTheme, type IPalette, type ISemanticColors, type Theme } from "@fluentui/react";
import type { DesignTokens } from "../host/untypedContext";

/**
 * Our CSS variables and the Fluent 9 token each takes its value from. Without tokens the stylesheet's own (classic)
 * values hold.
 */
const VARIABLES: Readonly<Record<`--ocx-${string}`, string>> = {
  "--ocx-text": "colorNeutralForeground1",
  "--ocx-muted": "colorNeutralForeground3",
  "--ocx-background": "colorNeutralBackground1",
  "--ocx-surface": "colorNeutralBackground3",
  "--ocx-line": "colorNeutralStroke1",
  "--ocx-brand": "colorBrandForeground1",
  "--ocx-brand-surface": "colorBrandBackground2",
  "--ocx-edge": "colorNeutralStrokeAccessible",
  "--ocx-hover": "colorNeutralBackground1Hover",
  "--ocx-disabled": "colorNeutralForegroundDisabled",
  "--ocx-primary": "colorBrandBackground",
  "--ocx-primary-hover": "colorBrandBackgroundHover",
  "--ocx-on-primary": "colorNeutralForegroundOnBrand",
  "--ocx-good": "colorStatusSuccessForeground1",
  "--ocx-good-surface": "colorStatusSuccessBackground1",
  "--ocx-bad": "colorStatusDangerForeground1",
  "--ocx-bad-surface": "colorStatusDangerBackground1",
  "--ocx-warn": "colorStatusWarningForeground1",
  "--ocx-warn-surface": "colorStatusWarningBackground1",
  "--ocx-focus": "colorStrokeFocus2",
  "--ocx-font": "fontFamilyBase",
};

/** Slots of the Fluent 8 palette that buttons, links and text fields use, and the Fluent 9 token for each. */
const PALETTE: Partial<Record<keyof IPalette, string>> = {
  themePrimary: "colorBrandBackground",
  themeDarkAlt: "colorBrandBackgroundHover",
  themeDark: "colorBrandBackgroundPressed",
  white: "colorNeutralBackground1",
  black: "colorNeutralForeground1",
  neutralDark: "colorNeutralForeground1",
  neutralPrimary: "colorNeutralForeground1",
  neutralPrimaryAlt: "colorNeutralForeground2",
  neutralSecondary: "colorNeutralForeground3",
  neutralTertiary: "colorNeutralForegroundDisabled",
  neutralTertiaryAlt: "colorNeutralStroke1",
  neutralQuaternary: "colorNeutralStroke2",
  neutralQuaternaryAlt: "colorNeutralStroke2",
  neutralLight: "colorNeutralBackground1Pressed",
  neutralLighter: "colorNeutralBackground1Hover",
  neutralLighterAlt: "colorNeutralBackground2",
  redDark: "colorStatusDangerForeground1",
};

/** Where Fluent 8 derives a colour from the palette that is too faint on a dark ground, or glaring in high contrast. */
const SEMANTIC: Partial<Record<keyof ISemanticColors, string>> = {
  primaryButtonText: "colorNeutralForegroundOnBrand",
  primaryButtonTextHovered: "colorNeutralForegroundOnBrand",
  primaryButtonTextPressed: "colorNeutralForegroundOnBrand",
  link: "colorBrandForegroundLink",
  linkHovered: "colorBrandForegroundLink",
  inputBorder: "colorNeutralStrokeAccessible",
  inputFocusBorderAlt: "colorCompoundBrandStroke",
  buttonBorder: "colorNeutralStrokeAccessible",
  buttonTextHovered: "colorNeutralForeground1Hover",
  buttonTextChecked: "colorNeutralForeground1Pressed",
  buttonTextCheckedHovered: "colorNeutralForeground1Pressed",
  buttonBackgroundDisabled: "colorNeutralBackgroundDisabled",
  buttonTextDisabled: "colorNeutralForegroundDisabled",
  primaryButtonBackgroundDisabled: "colorNeutralBackgroundDisabled",
  primaryButtonTextDisabled: "colorNeutralForegroundDisabled",
};

/** The Fluent 8 theme for the host's look. Fluent 9's own bridge would cost more than the whole control. */
export function fluentTheme(design: DesignTokens | undefined, rightToLeft: boolean): Theme {
  const font = design?.token("fontFamilyBase");
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
  return pick(VARIABLES, design);
}

function pick(tokens: Readonly<Record<string, string>>, design: DesignTokens | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tokens).flatMap(([name, token]) => {
      const value = design?.token(token);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
