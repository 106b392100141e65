import { LANGUAGES, type Settings } from "../page/settings";

/** What makes a page of the workbench's server its own. */
export interface PageParts {
  readonly title: string;
  readonly settings: Pick<Settings, "language" | "rtl" | "react">;
  /** Address of its script and style sheet, without `.js` and `.css`. */
  readonly files: string;
  /** Of this answer's Content-Security-Policy; Fluent's style element needs it. */
  readonly nonce: string;
}

/**
 * The page's HTML. Every script is a file of this server; the platform's React and Fluent come before the page's own
 * code, as the app loads them before a control.
 */
export function page({ title, settings: { language, rtl, react }, files, nonce }: PageParts): string {
  return `<!doctype html>
<html lang="${LANGUAGES[language].tag}" dir="${rtl ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/workbench/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${files}.css">
<script src="/workbench/before.js" nonce="${nonce}" defer></script>
<script src="/platform/react-${react}.js" defer></script>
<script src="/platform/react-dom-${react}.js" defer></script>
<script src="/platform/fluent.js" defer></script>
<script src="${files}.js" defer></script>
</head>
<body>
<div id="workbench"></div>
<noscript>The workbench needs JavaScript.</noscript>
</body>
</html>
`;
}

/**
 * Nothing but this server: no inline script, no foreign origin.
 * @param frames which pages may frame this one: none, or those of this server
 */
export function contentSecurityPolicy(nonce: string, frames: "none" | "self"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors '${frames}'`,
  ].join("; ");
}
