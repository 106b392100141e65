import * as React from "react";

/** Does right after the next paint what that need not wait for; at once in a hidden page, which paints nothing. */
export function afterPaint(work: () => unknown): void {
  if (document.hidden) work();
  else window.requestAnimationFrame(() => window.setTimeout(work));
}

/** Whether a component has been painted once. */
export function usePainted(): boolean {
  const [painted, setPainted] = React.useState(false);
  React.useLayoutEffect(() => {
    let shown = true;
    afterPaint(() => shown && setPainted(true));
    return () => void (shown = false);
  }, []);
  return painted;
}
