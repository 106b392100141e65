import type { Page } from "playwright-core";

type Query = Readonly<Record<string, string>>;

/**
 * From the gallery's page to another of its states, without loading the libraries again; waits until the control stands
 * there with its answers, and has been brought to look as the state does.
 */
export async function goToState(page: Page, name: string, query: Query = {}): Promise<void> {
  await openState(page, name, query);
  await page.locator(`[data-done="${name}"]`).waitFor();
}

/** The same, but what brings the control there may still go on, or have found nothing to press. */
export async function openState(page: Page, name: string, query: Query = {}): Promise<void> {
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
