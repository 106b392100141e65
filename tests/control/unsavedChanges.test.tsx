import "@testing-library/jest-dom";
import { fireEvent, screen } from "@testing-library/react";
import type { Turn } from "../../Transcript/conversation";
import { write } from "../../Transcript/description/write";
import { settle, type Host, type Mounted } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { press, show } from "./support/show";
import { find } from "./support/words";

const PROMISE = "I have frozen the card and we will send you a new one by Friday.";
const TURNS = ["Two charges are not mine.", PROMISE].map((text, index): Turn => ({
  at: index * 10,
  speaker: index === 0 ? "customer" : "ai",
  text,
}));

/** A saved case on which the rep has begun a contact, a task and a search, and saved none of it. */
async function begun(): Promise<Mounted> {
  const mounted = await show((_, host) => {
    Object.assign(host.values, { description: write({ ...CALL, turns: TURNS }), language: "en" });
  });
  await press("ocx-create");
  fireEvent.change(screen.getByLabelText(/First name/), { target: { value: "Half" } });
  fireEvent.click(await screen.findByTestId("ocx-promise"));
  fireEvent.change(subject(), { target: { value: "Card for Half" } });
  find("frozen");
  fireEvent.change(screen.getByTestId("ocx-speaker"), { target: { value: "ai" } });
  return mounted;
}

function subject(): HTMLInputElement {
  return screen.getByTestId("ocx-task").querySelector("input") ?? document.createElement("input");
}

/** What the rep has typed and chosen. */
function typed(): readonly string[] {
  const name = screen.getByLabelText<HTMLInputElement>(/First name|Vorname/);
  const search = screen.getByTestId<HTMLInputElement>("ocx-find");
  return [name, subject(), search, screen.getByTestId<HTMLSelectElement>("ocx-speaker")].map(({ value }) => value);
}

test.each<[string, (host: Host) => void]>([
  ["the host renders the same again, as when the rep comes back from another tab", () => undefined],
  ["the call's language is changed on the form", (host) => void (host.values.language = "en-GB")],
  ["the call's language is emptied on the form", (host) => void (host.values.language = null)],
  ["a column that the header shows is changed on the form", (host) => void (host.values.classification = "Card lost")],
  ["the form is saved", (host) => void (host.values.modifiedOn = new Date(60_000))],
  ["the app has another look", (host) => void (host.dark = true)],
  ["the rep has another language", (host) => void (host.language = 1031)],
])("%s: nothing that the rep has typed or chosen is lost", async (_, change) => {
  const { host, update } = await begun();
  const before = typed();
  expect(before).toEqual(["Half", "Card for Half", "frozen", "ai"]);
  change(host);
  update();
  await settle();
  update();
  await settle();
  expect(typed()).toEqual(before);
  expect(host.dataverse.calls.filter(({ what }) => what === "create" || what === "update")).toEqual([]);
});
