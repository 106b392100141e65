import type * as React from "react";

/** The style of what takes its room before it can be seen, so that nothing moves when it is. */
export function seenIf(known: boolean): React.CSSProperties {
  return known ? {} : { visibility: "hidden" };
}
