import type { Page } from "playwright-core";

/**
 * From the gallery's page to another of its states, without loading the libraries again; waits until the control stands
 * there with its answers.
 */
export async function goToState(page: Page, name: string, query: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.evaluate(
    (address) => {
      history.pushState(null, "", address);
      window.dispatchEvent(new PopStateEvent("popstate"));
    },
    `/gallery/${name}?${new URLSearchParams(query).toString()}`,
  );
  await page
    .locator(name === "searching" ? SEARCHING : ANSWERED)
    .first()
    .waitFor();
}

const SEARCHING = '[data-testid="ocx-caller"][data-stage="searching"]';
/** A case without a conversation has no caller to look up. */
const ANSWERED =
  '[data-testid="ocx-empty"], [data-testid="ocx-caller"]:is([data-stage="known"], [data-stage="failed"], [data-stage="unsaved"])';
