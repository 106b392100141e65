import * as React from "react";

/**
 * A button that looks like a link, 24 px high at least, for what stands among words. The browser's own: Fluent's costs
 * script time for each instance.
 */
export const TextButton: React.FC<{
  readonly onClick: () => void;
  readonly title?: string;
  /** Where the button opens and closes something: whether it is open. */
  readonly expanded?: boolean;
  /** Id of what it opens and closes. */
  readonly controls?: string;
  /** Its name where the words that it shows are too few; holds them (WCAG 2.5.3). */
  readonly label?: string;
  readonly testId?: string;
}> = ({ onClick, title, expanded, controls, label, testId, children }) => (
  <button
    type="button"
    className="ocx-text-button"
    onClick={onClick}
    title={title}
    aria-expanded={expanded}
    aria-controls={controls}
    aria-label={label}
    data-testid={testId}
  >
    {children}
  </button>
);
