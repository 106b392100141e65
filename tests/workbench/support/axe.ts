import { readFileSync } from "node:fs";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const SOURCE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/**
 * Serious and critical violations of WCAG 2.2 A and AA and axe's own best practices, one line each, with the elements.
 * Evaluated through the debugger, since the page's security policy lets no foreign script in.
 */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(SOURCE);
  const results = await page.evaluate(async () => {
    const axe = (window as unknown as { readonly axe: { run(options: RunOptions): Promise<AxeResults> } }).axe;
    // What passes is of no interest, and naming its elements takes axe longer than finding the violations.
    return axe.run({ resultTypes: ["violations"] });
  });
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${(failureSummary ?? "").replace(/\s+/g, " ")})`).join("; ")}`,
    );
}
