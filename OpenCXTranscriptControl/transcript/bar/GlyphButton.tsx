import * as React from "react";
import { Glyph, type GlyphName } from "../../ui/Glyph";

/** A button that shows a drawing; its words are there for who hears or speaks them, and on pointing at it. */
export const GlyphButton = React.forwardRef<
  HTMLButtonElement,
  {
    readonly glyph: GlyphName;
    readonly label: string;
    readonly onClick: () => void;
    readonly testId: string;
    readonly expanded?: boolean;
  }
>(function GlyphButton({ glyph, label, onClick, testId, expanded }, ref) {
  return (
    <button
      type="button"
      className="ocx-button ocx-button-glyph"
      title={label}
      aria-expanded={expanded}
      onClick={onClick}
      ref={ref}
      data-testid={testId}
    >
      <Glyph name={glyph} />
      <span className="ocx-unseen">{label}</span>
    </button>
  );
});
