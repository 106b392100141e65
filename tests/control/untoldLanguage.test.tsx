import { screen, waitFor } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { mount, newHost } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { rows } from "./support/words";

test("a card that is spoken in another language is masked, and the call heard, though nobody wrote the language down", async () => {
  const turns = [
    { at: 0, speaker: "ai", text: "Wie ist die Nummer Ihrer Karte?" },
    {
      at: 5,
      speaker: "customer",
      text: "fünf fünf null null null null null null null null null null null null null vier",
    },
    { at: 20, speaker: "ai", text: "Danke, ich habe die Karte mit den Ziffern 0004 gesperrt." },
  ] as const;
  mount(newHost({ transcript: write({ ...CALL, summary: "", language: undefined, turns }) }));
  expect(rows()[1]).not.toMatch(/null|vier/);
  await waitFor(() => expect(screen.getByTestId("ocx-said").textContent).toMatch(/Promise|gesperrt/));
  expect(rows()[1]).not.toMatch(/null|vier/);
});
