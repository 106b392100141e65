import * as React from "react";
import type { CallerPanel } from "./panel/CallerPanel";
import { CallerButton } from "./CallerButton";
import { useHost } from "../host/HostContext";

/** Takes the last change back, as long as there is one. */
export const UndoButton: React.FC<{
  readonly panel: CallerPanel;
  readonly disabled: boolean;
  readonly because: string | undefined;
}> = ({ panel, disabled, because }) => {
  const { text } = useHost();
  const { undo, stage } = panel.state;
  return undo === undefined ? null : (
    <CallerButton look="text" disabled={disabled} because={because} onPress={() => panel.undo()} testId="ocx-undo">
      {text(stage === "undoing" ? "undoing" : "undo")}
    </CallerButton>
  );
};
