import * as React from "react";
import { getId } from "@fluentui/react";
import { useHost } from "../host/HostContext";
import { TextButton } from "./TextButton";

/**
 * Words of which a few lines are always there, and a button for the rest where there is more. Clamped words are only not
 * drawn, so screen readers and the browser's search have all of them.
 */
export const Clamped: React.FC<{
  readonly lines: number;
  /** Ends `ocx-…` and `ocx-…-all`, the test ids of words and button. */
  readonly name: string;
  /** What the words are: two of them can stand on one screen, and a button must say whose rest it opens. */
  readonly label: string;
  /** Where the words have a direction of their own. */
  readonly dir?: "auto";
}> = ({ lines, name, label, dir, children }) => {
  const { text } = useHost();
  const [open, setOpen] = React.useState(false);
  const [id] = React.useState(getId);
  const paragraph = React.useRef<HTMLParagraphElement>(null);
  const words = text(open ? "showLess" : "showAll");
  const long = useLongerThan(lines, children, paragraph);
  return (
    <div className="ocx-clamp">
      <p
        ref={paragraph}
        id={id}
        className={open ? "ocx-words" : "ocx-words ocx-clamped"}
        style={{ WebkitLineClamp: lines }}
        dir={dir}
        data-testid={`ocx-${name}`}
      >
        {children}
      </p>
      {long && (
        <TextButton
          onClick={() => setOpen(!open)}
          expanded={open}
          controls={id}
          label={`${words}: ${label}`}
          testId={`ocx-${name}-all`}
        >
          {words}
        </TextButton>
      )}
    </div>
  );
};

/** Whether a block's words take more lines than that, as wide as the block is now. */
function useLongerThan(lines: number, words: React.ReactNode, block: React.RefObject<HTMLElement>): boolean {
  const [longer, setLonger] = React.useState(false);
  React.useLayoutEffect(() => {
    const measure = (): void => setLonger(isLonger(lines, block.current));
    if (block.current === null || typeof ResizeObserver === "undefined") {
      measure();
      return undefined;
    }
    // It measures once the page is laid out, still before the paint: to measure here, all of it were laid out for this.
    const observer = new ResizeObserver(measure);
    observer.observe(block.current);
    return () => observer.disconnect();
  }, [lines, words, block]);
  return longer;
}

function isLonger(lines: number, block: HTMLElement | null): boolean {
  // A rep can set a line height of their own (WCAG 1.4.12).
  return block !== null && block.scrollHeight > (lines + 0.5) * parseFloat(getComputedStyle(block).lineHeight);
}
