import * as React from "react";
import * as ReactDOM from "react-dom";
import type { ReactChoice } from "./settings";

/** An element of the page that React draws in, the same under every React that the page can load. */
export interface ReactRoot {
  render(element: React.ReactElement): void;
  unmount(): void;
}

/** What React 18 has beside, of which the types of 16 know nothing. */
type ReactDOM18 = typeof ReactDOM & { readonly createRoot?: (container: Element) => ReactRoot };

/** A root as its React wants it: 18 by `createRoot`, in StrictMode when that is chosen. */
export function reactRoot(container: Element, react: ReactChoice): ReactRoot {
  const { createRoot } = ReactDOM as ReactDOM18;
  if (createRoot === undefined)
    return {
      render: (element) => ReactDOM.render(element, container),
      unmount: () => ReactDOM.unmountComponentAtNode(container),
    };
  const root = createRoot(container);
  return {
    render: (element) => root.render(react === "18-strict" ? <React.StrictMode>{element}</React.StrictMode> : element),
    unmount: () => root.unmount(),
  };
}

/** The page's own root. @throws Error when the page has no element for it */
export function pageRoot(react: ReactChoice): ReactRoot {
  const container = document.getElementById("workbench");
  if (container === null) throw new Error('The page has no element "workbench" to draw in.');
  return reactRoot(container, react);
}
