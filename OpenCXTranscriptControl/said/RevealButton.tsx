import * as React from "react";
import { useHost } from "../host/HostContext";
import { ToggleButton } from "../transcript/bar/ToggleButton";
import { useSaid } from "./SaidContext";

/** Shows the numbers of payment cards that are masked, or masks them again, where there are any and reps may. */
export const RevealButton: React.FC = () => {
  const { text } = useHost();
  const { hasCards, revealed, onReveal } = useSaid();
  return hasCards && onReveal !== undefined ? (
    <ToggleButton pressed={revealed} onToggle={onReveal} testId="ocx-reveal">
      {text("revealCards")}
    </ToggleButton>
  ) : null;
};
