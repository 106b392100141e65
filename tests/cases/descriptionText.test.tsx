/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { caseView, type CallView } from "../../OpenCXTranscriptControl/caseView";
import { mount, settle, unsavedHost } from "../control/support/mount";
import { testTheme } from "./support/theme";

interface Expected {
  readonly turn?: string;
  readonly turns?: number | readonly (readonly [seconds: number, speaker: string, words: string])[];
  readonly summary?: string;
  readonly shown?: string;
  readonly length?: string;
  readonly items?: number | readonly string[];
}

const squeezed = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();

/** What the control makes of it, and the text of what it shows. */
async function shownOf(description: string): Promise<{ view: CallView | undefined; shown: string; length: string }> {
  const mounted = mount(unsavedHost({ description, callerPhone: null }));
  await settle();
  const fact = Array.from(mounted.container.querySelectorAll(".ocx-fact")).find(
    (each) => each.querySelector("dt")?.textContent === "Length",
  );
  const region = screen.queryByRole("region", { name: "Description as stored" });
  const shown = squeezed(region?.textContent ?? mounted.container.textContent);
  const length = squeezed(fact?.querySelector("dd")?.textContent);
  mounted.unmount();
  const view = caseView({
    description,
    descriptionReadable: true,
    transcript: undefined,
    callerPhone: undefined,
    session: undefined,
    classification: undefined,
    sentiment: undefined,
    reason: undefined,
    explanation: undefined,
    language: undefined,
    ticket: undefined,
  });
  return { view: view.kind === "call" ? view : undefined, shown, length };
}

testTheme<{ description: string }, Expected>(
  "description-text",
  { input: ["description"], expected: ["turn", "turns", "summary", "shown", "length", "items"] },
  async ({ description }, expected) => {
    const { view, shown, length } = await shownOf(description);
    const turns = (view?.items ?? []).flatMap((item) =>
      item.kind === "turn" ? [[item.turn.at, item.turn.speaker, item.turn.text] as const] : [],
    );
    const items = (view?.items ?? []).map((item) => (item.kind === "turn" ? item.turn.text : item.text));
    if (expected.turn !== undefined) expect(turns.map(([, , words]) => words)).toContain(expected.turn);
    if (typeof expected.turns === "number") expect(turns).toHaveLength(expected.turns);
    else if (expected.turns !== undefined) expect(turns).toEqual(expected.turns);
    if (expected.summary !== undefined) expect(view?.summary).toBe(expected.summary);
    if (expected.shown !== undefined) expect(shown).toBe(expected.shown);
    const not = /^not (.*)$/.exec(expected.length ?? "")?.[1];
    if (not !== undefined) expect(length).not.toBe(not);
    else if (expected.length !== undefined) expect(length).toBe(expected.length);
    if (typeof expected.items === "number") expect(items).toHaveLength(expected.items);
    else if (expected.items !== undefined) expect(items).toEqual(expected.items);
  },
);
