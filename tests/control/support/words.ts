import { fireEvent, screen } from "@testing-library/react";
import type { Speaker, Turn } from "../../../Transcript/conversation";
import { write } from "../../../Transcript/description/write";
import { mount, unsavedHost, type Mounted } from "./mount";
import { CALL } from "./sampleCall";

/** Shows a call in which these speak in turn, ten seconds apart. */
export function showWords(...lines: readonly (readonly [Speaker, string])[]): Mounted {
  const turns = lines.map(([speaker, text], index): Turn => ({ at: index * 10, speaker, text }));
  return mount(unsavedHost({ transcript: write({ ...CALL, turns }) }));
}

/** Types into the find field. */
export function find(words: string): void {
  fireEvent.change(screen.getByTestId("ocx-find"), { target: { value: words } });
}

/** Presses a key where the focus is. */
export function pressKey(key: string, more: { readonly shiftKey?: boolean; readonly ctrlKey?: boolean } = {}): boolean {
  return fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
}

/** What is marked, in order. */
export function marks(): readonly (string | null)[] {
  return Array.from(document.querySelectorAll("mark"), (mark) => mark.textContent);
}

/** Words of the row that holds the current place. */
export function currentRow(): string | undefined {
  return (
    document.querySelector("li.ocx-current [data-testid=ocx-turn-text], li.ocx-line.ocx-current")?.textContent ??
    undefined
  );
}

/** The words of all rows in the page. */
export function rows(): readonly (string | null)[] {
  return Array.from(
    document.querySelectorAll("[data-testid=ocx-transcript] li"),
    (row) => (row.querySelector("[data-testid=ocx-turn-text]") ?? row).textContent,
  );
}
