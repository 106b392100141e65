import * as React from "react";

interface CallerButtonProps {
  /** `text` looks like a link, for what stands among words. */
  readonly look?: "primary" | "text";
  /** Its name where the words that it shows are too few; holds them (WCAG 2.5.3). */
  readonly label?: string | undefined;
  readonly title?: string;
  /** Where the button opens and closes something: whether it is open. */
  readonly expanded?: boolean;
  readonly disabled?: boolean | undefined;
  /** Id of the sentence that says why it is disabled. */
  readonly because?: string | undefined;
  readonly onPress: () => void;
  readonly testId: string;
  readonly children: React.ReactNode;
}

/**
 * The browser's own button: each of Fluent's costs script time, and rows have several. A disabled one can still be
 * reached by the keyboard, where its reason is read out.
 */
export const CallerButton = React.forwardRef<HTMLButtonElement, CallerButtonProps>(
  ({ look, label, title, expanded, disabled, because, onPress, testId, children }, ref) => (
    <button
      type="button"
      ref={ref}
      className={`ocx-press ocx-${look ?? "plain"}`}
      aria-label={label}
      title={title}
      aria-expanded={expanded}
      aria-disabled={disabled}
      aria-describedby={because}
      onClick={disabled === true ? undefined : onPress}
      data-testid={testId}
    >
      {children}
    </button>
  ),
);
CallerButton.displayName = "CallerButton";
