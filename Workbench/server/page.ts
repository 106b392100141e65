import { LANGUAGES } from "../../Transcript/languages";

/**
 * The page's HTML. Every script is a file of this server; the platform's React and Fluent come before the page's own
 * code,
 * as the app loads them before a control.
 * @param nonce of this answer's Content-Security-Policy; Fluent's style element needs it
 */
export function page(query: Readonly<Record<string, unknown>>, nonce: string): string {
  const react = query.react === "16" ? "16" : "17";
  const { tag, rightToLeft } = LANGUAGES.find(({ lcid }) => `${lcid}` === query.language) ?? LANGUAGES[0];
  const rtl = query.rtl === "1" || (query.rtl !== "0" && rightToLeft);
  return `<!doctype html>
<html lang="${tag}" dir="${rtl ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>OpenCX Workbench</title>
<link rel="icon" href="/workbench/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/workbench/main.css">
<script src="/workbench/before.js" nonce="${nonce}" defer></script>
<script src="/platform/react-${react}.js" defer></script>
<script src="/platform/react-dom-${react}.js" defer></script>
<script src="/platform/fluent.js" defer></script>
<script src="/workbench/main.js" defer></script>
</head>
<body>
<div id="workbench"></div>
<noscript>The workbench needs JavaScript.</noscript>
</body>
</html>
`;
}

/** Nothing but this server: no inline script, no foreign origin, no frame around the page. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
