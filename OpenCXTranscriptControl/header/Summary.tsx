import * as React from "react";
import { Clamped } from "../ui/Clamped";
import { useHost } from "../host/HostContext";

/** What the caller wants: two lines, the rest one press away. */
export const Summary: React.FC<{ readonly words: string }> = ({ words }) => {
  const { text } = useHost();
  return (
    <>
      <h3 className="ocx-unseen">{text("summary")}</h3>
      <Clamped lines={2} name="summary" label={text("summary")} dir="auto">
        {words}
      </Clamped>
    </>
  );
};
