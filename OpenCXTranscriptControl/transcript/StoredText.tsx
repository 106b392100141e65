import * as React from "react";
import type { HostProps } from "../host/hostProps";
import { useHost } from "../host/HostContext";
import { Verbatim } from "./Verbatim";

/** The texts of the case exactly as they are stored. */
export const StoredText: React.FC<{ readonly host: HostProps }> = ({ host }) => {
  const { text } = useHost();
  return (
    <div data-testid="ocx-original-text">
      {host.description !== undefined && <Verbatim label={text("originalDescription")} value={host.description} />}
      {host.transcript !== undefined && <Verbatim label={text("originalTranscript")} value={host.transcript} />}
    </div>
  );
};
