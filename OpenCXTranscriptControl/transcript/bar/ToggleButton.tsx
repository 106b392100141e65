import * as React from "react";

/** A button that stays pressed until it is pressed again. */
export const ToggleButton: React.FC<{
  readonly pressed: boolean;
  readonly onToggle: (pressed: boolean) => void;
  readonly testId: string;
}> = ({ pressed, onToggle, testId, children }) => (
  <button
    type="button"
    className="ocx-button"
    aria-pressed={pressed}
    onClick={() => onToggle(!pressed)}
    data-testid={testId}
  >
    {children}
  </button>
);
