import * as React from "react";
import { useHost } from "../../host/HostContext";
import { GlyphButton } from "./GlyphButton";

/** What is needed less often, one press away: buttons in a box that closes when one is pressed, or by Escape. */
export const MoreMenu: React.FC = ({ children }) => {
  const { text } = useHost();
  const [open, setOpen] = React.useState(false);
  const button = React.useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div
      className="ocx-more"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (!open || event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <GlyphButton
        glyph="more"
        label={text("more")}
        expanded={open}
        onClick={() => setOpen(!open)}
        ref={button}
        testId="ocx-more"
      />
      {open && (
        // Focusable, since a pressed button does not take the focus in Safari: it would seem to have left.
        <div className="ocx-menu" tabIndex={-1} onClick={close}>
          {children}
        </div>
      )}
    </div>
  );
};
