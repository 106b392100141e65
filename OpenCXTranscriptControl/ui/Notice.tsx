import * as React from "react";
import { Glyph } from "./Glyph";

/**
 * A sentence that the rep should see: how things are (`info`), what to mind (`warn`), or what went wrong (`error`, read
 * out at once).
 */
export const Notice: React.FC<{
  readonly kind: "info" | "warn" | "error";
  readonly testId?: string;
  readonly id?: string;
}> = ({ kind, testId, id, children }) => (
  <div
    className={`ocx-notice ocx-notice-${kind}`}
    role={kind === "error" ? "alert" : undefined}
    data-testid={testId}
    id={id}
  >
    <Glyph name={kind === "info" ? "info" : "warn"} />
    <div>{children}</div>
  </div>
);
