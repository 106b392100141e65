/** pcf-start's page is not what we know how to serve offline: another version is installed. */
export class HarnessPageError extends Error {
  override readonly name = "HarnessPageError";
}

/** Nothing but this server; the harness itself needs inline scripts and styles. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const PUBLIC_REACT = /https:\/\/unpkg\.com\/(react|react-dom)@[\d.]+\/umd\//g;
const HARNESS_SCRIPT = '<script defer="defer" src="harness.js"></script>';

/**
 * pcf-start's index.html with React from node_modules instead of unpkg.com, and our sample case around its script.
 * @throws HarnessPageError when the page loads anything else from elsewhere
 */
export function harnessPage(html: string): string {
  const local = html.replace(PUBLIC_REACT, "/$1/");
  const foreign = /(?:src|href)="(?:https?:)?\/\/[^"]*/.exec(local)?.[0];
  if (foreign !== undefined)
    throw new HarnessPageError(
      `pcf-start's page loads ${foreign}" from the network: map it to a package in Workbench/harness/page.ts.`,
    );
  if (!local.includes(HARNESS_SCRIPT))
    throw new HarnessPageError(
      "pcf-start's page does not load harness.js as expected: adapt Workbench/harness/page.ts.",
    );
  return local.replace(
    HARNESS_SCRIPT,
    `<script defer src="sample/before.js"></script>${HARNESS_SCRIPT}<script defer src="sample/after.js"></script>`,
  );
}
