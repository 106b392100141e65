import { plain } from "./strings";

const LIVE = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';

/** What screen readers are given to read out by themselves, in order: each time that words come into a live region. */
export function listen(): { readonly announced: string[]; readonly stop: () => void } {
  const announced: string[] = [];
  const observer = new MutationObserver((records) => {
    const regions = new Set<Element>();
    for (const { target, type, addedNodes } of records) {
      if (type === "childList" && addedNodes.length === 0) continue;
      const touched = target instanceof Element ? target : target.parentElement;
      const around = touched?.closest(LIVE);
      if (around != null) regions.add(around);
      // An alert is read out when it comes; any other region only what comes into it.
      for (const node of addedNodes)
        if (node instanceof Element)
          for (const alert of [node, ...node.querySelectorAll("*")])
            if (alert.matches('[role="alert"]')) regions.add(alert);
    }
    for (const region of regions) {
      const words = plain(region.textContent);
      if (region.isConnected && words !== "") announced.push(words);
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  return { announced, stop: () => observer.disconnect() };
}
