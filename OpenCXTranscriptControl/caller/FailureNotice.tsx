import * as React from "react";
import type { Failure } from "./panel/panelState";
import { CallerButton } from "./CallerButton";
import { useHost } from "../host/HostContext";
import { problemText } from "../host/problemText";
import { Notice } from "../ui/Notice";

/** What could not be done, why in plain words, and where it makes sense a button to try again. */
export const FailureNotice: React.FC<{ readonly failure: Failure; readonly onRetry: (() => void) | undefined }> = ({
  failure,
  onRetry,
}) => {
  const services = useHost();
  const { text } = services;
  const box = React.useRef<HTMLDivElement>(null);
  // Among many contacts, or on a phone, the button that was pressed is a screen away from here. Not for who works
  // elsewhere by now.
  React.useEffect(() => {
    const failed = box.current;
    if (failed?.parentElement?.contains(document.activeElement) === true) failed.scrollIntoView({ block: "nearest" });
  }, [failure]);
  return (
    <div ref={box} className="ocx-failure">
      <Notice kind="error" testId="ocx-failure">
        {text(`failed_${failure.what}`)} {problemText(failure.problem, services)}
      </Notice>
      {onRetry !== undefined && (
        <CallerButton onPress={onRetry} testId="ocx-retry">
          {text("retry")}
        </CallerButton>
      )}
    </div>
  );
};
