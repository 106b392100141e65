/** The page that is printed at the moment, if one is. */
let printed: HTMLIFrameElement | undefined;

/**
 * Prints a text, and nothing of the app around it: a page of its own, with a paragraph a line, each in its own
 * direction.
 */
export function printText(title: string, text: string): void {
  printed?.remove();
  const frame = document.createElement("iframe");
  frame.title = title;
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0", visibility: "hidden" });
  document.body.append(frame);
  printed = frame;
  const page = frame.contentWindow;
  if (page === null) return;
  const { body } = page.document;
  page.document.title = title;
  Object.assign(body.style, { font: "11pt/1.4 'Segoe UI', system-ui, sans-serif", overflowWrap: "anywhere" });
  for (const line of text.split("\n")) {
    const paragraph = page.document.createElement("p");
    Object.assign(paragraph.style, { margin: "0", minHeight: "1.4em", whiteSpace: "pre-wrap" });
    paragraph.dir = "auto";
    paragraph.textContent = line;
    body.append(paragraph);
  }
  page.addEventListener("afterprint", () => frame.remove());
  page.focus();
  page.print();
}
