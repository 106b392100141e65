import * as React from "react";
import { getId } from "@fluentui/react";
import { TextButton } from "../ui/TextButton";
import { useHost } from "../host/HostContext";

/** Lines of the summary that are always there; the stylesheet clamps it to as many. */
const LINES = 2;

/**
 * What the caller wants: two lines, and a button for the rest where there is more. Clamped words are only not drawn, so
 * screen readers and the browser's search have all of them.
 */
export const Summary: React.FC<{ readonly words: string }> = ({ words }) => {
  const { text } = useHost();
  const [open, setOpen] = React.useState(false);
  const [id] = React.useState(getId);
  const paragraph = React.useRef<HTMLParagraphElement>(null);
  const long = useLongerThan(LINES, words, paragraph);
  return (
    <div className="ocx-summary" data-testid="ocx-summary">
      <h3 className="ocx-unseen">{text("summary")}</h3>
      <p ref={paragraph} id={id} className={open ? "ocx-words" : "ocx-words ocx-clamped"} dir="auto">
        {words}
      </p>
      {long && (
        <TextButton onClick={() => setOpen(!open)} expanded={open} controls={id} testId="ocx-summary-all">
          {text(open ? "showLess" : "showAll")}
        </TextButton>
      )}
    </div>
  );
};

/** Whether a block's words take more lines than that, as wide as the block is now. */
function useLongerThan(lines: number, words: string, block: React.RefObject<HTMLElement>): boolean {
  const [longer, setLonger] = React.useState(false);
  React.useLayoutEffect(() => {
    const measure = (): void => setLonger(isLonger(lines, block.current));
    measure();
    if (block.current === null || typeof ResizeObserver === "undefined") return undefined;
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
