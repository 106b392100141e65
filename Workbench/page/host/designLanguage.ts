import type { Settings } from "../settings";
import { isDarkTheme, type Tokens } from "../theme";

/** The app's brand ramp: Fluent's web brand. */
const BRAND: ComponentFramework.BrandVariants = {
  10: "#061724",
  20: "#082338",
  30: "#0a2e4a",
  40: "#0c3b5e",
  50: "#0e4775",
  60: "#0f548c",
  70: "#115ea3",
  80: "#0f6cbd",
  90: "#2886de",
  100: "#479ef5",
  110: "#62abf5",
  120: "#77b7f7",
  130: "#96c6fa",
  140: "#b4d6fa",
  150: "#cfe4fa",
  160: "#ebf3fc",
};

/** `context.fluentDesignLanguage`: the modern look's tokens; the classic look hands out none. */
export function designLanguage(settings: Settings, tokens: Tokens): ComponentFramework.FluentDesignState | undefined {
  if (settings.look === "classic") return undefined;
  return {
    // The tokens are the platform library's own theme object, so they are complete by construction.
    tokenTheme: tokens,
    brand: BRAND,
    isDarkTheme: isDarkTheme(settings),
  };
}
