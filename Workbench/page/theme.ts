import * as React from "react";
import { createTheme, type ITheme } from "@fluentui/react";
import type { Settings } from "./settings";

/** Fluent 9 design tokens by name, as the platform's own library defines them. */
export type Tokens = Readonly<Record<string, string>>;

/** The platform's three themes, served as data. */
export interface PlatformThemes {
  readonly light: Tokens;
  readonly dark: Tokens;
  readonly highContrast: Tokens;
}

/** The tokens the page is drawn with. The classic look is always light; a contrast theme wins over dark. */
function tokensFor(settings: Settings, themes: PlatformThemes): Tokens {
  if (settings.contrast) return themes.highContrast;
  return settings.dark && settings.look === "modern" ? themes.dark : themes.light;
}

export function isDarkTheme(settings: Settings): boolean {
  return settings.contrast || (settings.dark && settings.look === "modern");
}

/** The Fluent 8 theme of the page's own controls, made of the same tokens. */
function fluentTheme(settings: Settings, tokens: Tokens): ITheme {
  const color = (name: string): string => tokens[name] ?? "";
  return createTheme({
    rtl: settings.rtl,
    isInverted: isDarkTheme(settings),
    defaultFontStyle: { fontFamily: color("fontFamilyBase") },
    palette: {
      themePrimary: color("colorBrandBackground"),
      themeSecondary: color("colorBrandForeground1"),
      themeDarkAlt: color("colorBrandBackgroundHover"),
      themeDark: color("colorBrandForegroundLink"),
      themeDarker: color("colorBrandForegroundLinkHover"),
      themeTertiary: color("colorBrandStroke1"),
      themeLight: color("colorBrandBackground2"),
      themeLighter: color("colorBrandBackground2"),
      themeLighterAlt: color("colorBrandBackground2"),
      white: color("colorNeutralBackground1"),
      black: color("colorNeutralForeground1"),
      neutralDark: color("colorNeutralForeground1"),
      neutralPrimary: color("colorNeutralForeground1"),
      neutralPrimaryAlt: color("colorNeutralForeground2"),
      neutralSecondary: color("colorNeutralForeground3"),
      neutralSecondaryAlt: color("colorNeutralStrokeAccessible"),
      neutralTertiary: color("colorNeutralForeground4"),
      neutralTertiaryAlt: color("colorNeutralStroke1"),
      neutralQuaternary: color("colorNeutralStroke1"),
      neutralQuaternaryAlt: color("colorNeutralStroke2"),
      neutralLight: color("colorNeutralBackground1Pressed"),
      neutralLighter: color("colorNeutralBackground1Hover"),
      neutralLighterAlt: color("colorNeutralBackground2"),
    },
    semanticColors: {
      bodyBackground: color("colorNeutralBackground1"),
      bodyText: color("colorNeutralForeground1"),
      inputText: color("colorNeutralForeground1"),
      inputPlaceholderText: color("colorNeutralForeground3"),
      disabledText: color(settings.contrast ? "colorNeutralForegroundDisabled" : "colorNeutralForeground3"),
      primaryButtonText: color("colorNeutralForegroundOnBrand"),
      primaryButtonTextHovered: color("colorNeutralForegroundOnBrand"),
      primaryButtonTextPressed: color("colorNeutralForegroundOnBrand"),
      link: color("colorBrandForegroundLink"),
      linkHovered: color("colorBrandForegroundLinkHover"),
      errorText: color("colorStatusDangerForeground1"),
    },
  });
}

/**
 * Puts the tokens on the document as custom properties: the page's style sheet names them
 * (`--colorNeutralBackground1`).
 */
function applyTokens(tokens: Tokens, dark: boolean): void {
  const style = document.documentElement.style;
  for (const [name, value] of Object.entries(tokens))
    if (name.startsWith("color") || name.startsWith("shadow")) style.setProperty(`--${name}`, value);
  style.setProperty("color-scheme", dark ? "dark" : "light");
}

/** What draws with the settings' theme; the document's style sheet follows it. */
export function useTheme(
  settings: Settings,
  themes: PlatformThemes,
): { readonly tokens: Tokens; readonly theme: ITheme } {
  const tokens = React.useMemo(() => tokensFor(settings, themes), [settings, themes]);
  const theme = React.useMemo(() => fluentTheme(settings, tokens), [settings, tokens]);
  React.useLayoutEffect(() => {
    applyTokens(tokens, isDarkTheme(settings));
    document.documentElement.classList.toggle("wb-contrast", settings.contrast);
    document.documentElement.classList.toggle("wb-dark", isDarkTheme(settings));
  }, [settings, tokens]);
  return { tokens, theme };
}
