import * as React from "react";
import type { Speaker } from "../../../Transcript/conversation";
import { speakerOf, type Item } from "../../../Transcript/description/read";
import { useHost } from "../../host/HostContext";

const SPEAKERS: readonly Speaker[] = ["customer", "ai", "agent", "other"];

/** Whose turns are listed: of those who speak in the call; nothing to choose where one speaks alone. */
export const SpeakerFilter: React.FC<{
  readonly items: readonly Item[];
  readonly speaker: Speaker | undefined;
  readonly onSpeaker: (speaker: Speaker | undefined) => void;
}> = ({ items, speaker, onSpeaker }) => {
  const { text } = useHost();
  const speaking = React.useMemo(() => {
    const found = new Set(items.map(speakerOf));
    return SPEAKERS.filter((each) => found.has(each));
  }, [items]);
  if (speaking.length < 2) return null;
  return (
    <select
      className="ocx-button"
      aria-label={text("speaker")}
      value={speaker ?? ""}
      onChange={({ target }) => onSpeaker(SPEAKERS.find((each) => each === target.value))}
      data-testid="ocx-speaker"
    >
      <option value="">{text("speaker_all")}</option>
      {speaking.map((each) => (
        <option key={each} value={each}>
          {text(`speaker_${each}`)}
        </option>
      ))}
    </select>
  );
};
