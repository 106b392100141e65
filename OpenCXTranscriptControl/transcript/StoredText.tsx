import * as React from "react";
import type { HostProps } from "../host/hostProps";
import { useHost } from "../host/HostContext";
import { useSaid } from "../said/SaidContext";
import { Verbatim } from "./Verbatim";

/** The texts of the case exactly as they are stored, but for the numbers of cards that are masked. */
export const StoredText: React.FC<{ readonly host: HostProps }> = ({ host }) => {
  const { text } = useHost();
  const { shownText } = useSaid();
  return (
    <div data-testid="ocx-original-text">
      {host.description !== undefined && (
        <Verbatim label={text("originalDescription")} value={shownText(host.description)} />
      )}
      {host.transcript !== undefined && (
        <Verbatim label={text("originalTranscript")} value={shownText(host.transcript)} />
      )}
    </div>
  );
};
