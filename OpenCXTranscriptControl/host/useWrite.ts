import * as React from "react";
import type { StringKey } from "../strings/keys";
import { useHost } from "./HostContext";
import { problemOf } from "./problem";
import { problemText } from "./problemText";

/**
 * Writes that a rep presses for, one at a time.
 * @param failed the sentence that begins what is said of a write that failed
 * @returns whether one is under way, what came of the last one in words, and what takes the next: it resolves to the
 * words of what was written
 */
export function useWrite(failed: StringKey): {
  readonly saving: boolean;
  readonly said: string;
  readonly act: (work: Promise<string>) => void;
} {
  const services = useHost();
  const [saving, setSaving] = React.useState(false);
  const [said, setSaid] = React.useState("");
  const act = (work: Promise<string>): void => {
    setSaving(true);
    setSaid("");
    void work
      .catch((error: unknown) => `${services.text(failed)} ${problemText(problemOf(error), services)}`)
      .then((words) => {
        setSaving(false);
        setSaid(words);
      });
  };
  return { saving, said, act };
}
