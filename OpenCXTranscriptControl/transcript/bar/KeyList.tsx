import * as React from "react";
import { useHost } from "../../host/HostContext";

/** Each key, and the string that says what it does. */
const KEYS = [
  ["/", "key_find"],
  ["Enter", "key_next"],
  ["Shift+Enter", "key_previous"],
  ["1:22 Enter", "key_time"],
  ["Esc", "key_clear"],
  ["↓ ↑", "key_turn"],
  ["Page ↓ ↑", "key_page"],
  ["Home End", "key_ends"],
  ["Ctrl+C", "key_copy"],
  ["?", "key_list"],
] as const;

/** The keys of the transcript. The focus comes here, and goes back to where it was. */
export const KeyList: React.FC<{ readonly onClose: () => void }> = ({ onClose }) => {
  const { text } = useHost();
  const dialog = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const list = dialog.current;
    const root = list?.closest(".ocx-root");
    list?.focus();
    // A turn's own tools go when the focus leaves them: then it goes to the turn.
    return () =>
      (before?.isConnected === true ? before : root?.querySelector<HTMLElement>("li[tabindex='0']"))?.focus();
  }, []);
  return (
    <div
      className="ocx-menu ocx-keys"
      role="dialog"
      aria-label={text("keys")}
      tabIndex={-1}
      ref={dialog}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
      data-testid="ocx-keys"
    >
      <h4>{text("keys")}</h4>
      <dl>
        {KEYS.map(([keys, what]) => (
          <React.Fragment key={what}>
            <dt>
              <kbd dir="ltr">{keys}</kbd>
            </dt>
            <dd>{text(what)}</dd>
          </React.Fragment>
        ))}
      </dl>
      <button type="button" className="ocx-button" onClick={onClose}>
        {text("close")}
      </button>
    </div>
  );
};
