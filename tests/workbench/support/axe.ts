import { readFileSync } from "node:fs";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const SOURCE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 A and AA; the size of targets is off unless it is asked for. */
const WCAG: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  rules: { "target-size": { enabled: true } },
};

type Violation = AxeResults["violations"][number];

/**
 * Makes axe known to the page, once; evaluated through the debugger, since the page's policy lets no foreign script in.
 */
export async function loadAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE);
}

/**
 * Serious and critical violations of WCAG 2.2 A and AA and axe's own best practices, one line each, with the elements.
 */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  await loadAxe(page);
  return (await run(page, "html", {}))
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(inWords);
}

/** Every violation of WCAG 2.2 A and AA in the control, whatever its weight, on a page that knows axe. */
export async function controlViolations(page: Page): Promise<readonly string[]> {
  return (await run(page, '[data-testid="control-host"]', WCAG)).map(inWords);
}

/** What of the control cannot be read against what is behind it, on a page that knows axe. */
export async function contrastViolations(page: Page): Promise<readonly string[]> {
  return (
    await run(page, '[data-testid="control-host"]', { runOnly: { type: "rule", values: ["color-contrast"] } })
  ).map(inWords);
}

async function run(page: Page, context: string, options: RunOptions): Promise<readonly Violation[]> {
  // What passes is of no interest, and naming its elements takes axe longer than finding the violations.
  const given: { readonly where: string; readonly how: object } = {
    where: context,
    how: { ...options, resultTypes: ["violations"] },
  };
  const results = await page.evaluate(async ({ where, how }) => {
    const { axe } = window as unknown as {
      readonly axe: { run(context: string, options: object): Promise<AxeResults> };
    };
    return axe.run(where, how);
  }, given);
  return results.violations;
}

function inWords({ id, nodes }: Violation): string {
  return `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${(failureSummary ?? "").replace(/\s+/g, " ")})`).join("; ")}`;
}
