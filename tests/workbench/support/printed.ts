import type { Page } from "playwright-core";

/** The lines of what the control has the browser print next. */
export function printedText(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const append = document.body.append.bind(document.body);
        document.body.append = (...nodes) => {
          append(...nodes);
          for (const node of nodes)
            if (node instanceof HTMLIFrameElement && node.contentWindow !== null)
              node.contentWindow.print = () =>
                resolve(
                  Array.from(node.contentDocument?.querySelectorAll("p") ?? [], (line) => line.textContent).join("\n"),
                );
        };
      }),
  );
}
