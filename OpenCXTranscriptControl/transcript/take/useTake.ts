import * as React from "react";
import { newGuid } from "../../caller/newGuid";
import { turnsOf } from "../../../Transcript/description/read";
import { vcon } from "../../../Transcript/files/vcon";
import { webVtt } from "../../../Transcript/files/webVtt";
import type { CallView } from "../../caseView";
import { useHost } from "../../host/HostContext";
import { isDuplicateKey, problemOf, type Problem } from "../../host/problem";
import { useShown } from "../../ui/useShown";
import { copyText } from "./clipboard";
import { callFileName, callText } from "./callText";
import { noteRow } from "./noteRow";
import { printText } from "./printText";
import { quotesText, type Quote, type SpeakerNames } from "./quote";
import { saveFile, saveText } from "./saveText";

/** What a rep can do with the words of a call, and what came of the last time. */
export interface Take {
  /** A new object each time. */
  readonly said: { readonly words: string } | undefined;
  /** Why the last note was not added. */
  readonly problem: Problem | undefined;
  readonly copy: (quotes: readonly Quote[]) => void;
  /** Copies a value that was said, as it is. */
  readonly copyValue: (value: string) => void;
  /** Adds the quotes to the case's timeline; undefined where the form shows no saved case, or the rep may not. */
  readonly note: ((quotes: readonly Quote[]) => void) | undefined;
  readonly save: () => void;
  /** Saves the call for other programs. */
  readonly saveAs: (format: "vtt" | "vcon") => void;
  readonly print: () => void;
  /** What is put on the clipboard by the browser's own copying. */
  readonly textOf: (quotes: readonly Quote[]) => string;
  readonly sayCopied: () => void;
}

/** How far a note is: its id is kept, so that a second press, or a try whose answer was lost, makes no second one. */
interface NoteState {
  readonly id: string;
  state: "adding" | "added" | "failed";
}

/** @param incidentId the case whose timeline takes the notes */
export function useTake(call: CallView, names: SpeakerNames, incidentId: string | undefined): Take {
  const host = useHost();
  const { text, createNote } = host;
  const [said, setSaid] = React.useState<Take["said"]>();
  const [problem, setProblem] = React.useState<Problem>();
  const notes = React.useRef(new Map<string, NoteState>());
  const shown = useShown();
  const say = (words: string): void => {
    if (shown()) setSaid({ words });
  };
  const note = async (quotes: readonly Quote[], incident: string): Promise<void> => {
    const words = quotesText(quotes, names);
    const known = notes.current.get(words) ?? { id: newGuid(), state: "failed" };
    notes.current.set(words, known);
    if (known.state === "adding") return;
    if (known.state === "added") {
      say(text("notedBefore"));
      return;
    }
    known.state = "adding";
    setProblem(undefined);
    const row = noteRow(known.id, incident, text("noteSubject"), words);
    try {
      await createNote(row);
      known.state = "added";
    } catch (error) {
      known.state = isDuplicateKey(error) ? "added" : "failed";
      if (known.state === "failed" && shown()) setProblem(problemOf(error));
    }
    if (known.state === "added") say(text("noted"));
  };
  const copyValue = (value: string): void =>
    void copyText(value).then((copied) => say(text(copied ? "copied" : "copyFailed")));
  return {
    said,
    problem,
    textOf: (quotes) => quotesText(quotes, names),
    sayCopied: () => say(text("copied")),
    copyValue,
    copy: (quotes) => copyValue(quotesText(quotes, names)),
    note:
      incidentId === undefined || !host.may("Create", "annotation")
        ? undefined
        : (quotes) => {
            void note(quotes, incidentId);
          },
    save: () => saveText(`${callFileName(call)}.txt`, callText(call, names, host)),
    saveAs: (format) => {
      const name = callFileName(call);
      const open = { ...call, uuid: incidentId ?? newGuid(), names, turns: turnsOf(call.items) };
      if (format === "vtt") saveFile(`${name}.vtt`, "text/vtt", webVtt(open));
      else saveFile(`${name}.vcon.json`, "application/vcon+json", vcon(open, new Date()));
    },
    print: () => printText(text("call"), callText(call, names, host)),
  };
}
