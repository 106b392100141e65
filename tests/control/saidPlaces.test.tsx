import "@testing-library/jest-dom";
import { fireEvent, screen } from "@testing-library/react";
import { write } from "../../Transcript/description/write";
import { mount, newHost, settle } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { find, marks, rows } from "./support/words";

const AMOUNT = "sixty one dollars and eighteen cents";

async function showText(transcript: string, values: Record<string, unknown> = {}): Promise<void> {
  mount(newHost({ transcript, ...values }));
  await screen.findByTestId("ocx-said");
  await settle();
}

function press(selector: string): void {
  const [found] = Array.from(document.querySelectorAll(selector));
  if (found === undefined) throw new Error(`nothing is ${selector}`);
  fireEvent.click(found);
}

const CHIP = "[data-type=amount] .ocx-thing";

function expectAt(words: RegExp): void {
  expect(marks()).toContain(AMOUNT);
  expect(document.activeElement).toHaveTextContent(words);
}

test("a chip shows its turn although only the other speaker was listed", async () => {
  await showText(
    write({
      ...CALL,
      turns: [
        { at: 0, speaker: "ai", text: "Hello." },
        { at: 9, speaker: "customer", text: `It was ${AMOUNT}, I think.` },
      ],
    }),
  );
  fireEvent.change(screen.getByTestId("ocx-speaker"), { target: { value: "ai" } });
  expect(rows()).toEqual(["Hello."]);
  press(CHIP);
  expectAt(/I think/);
  expect(screen.getByTestId("ocx-speaker")).toHaveValue("");
});

test("among lines that are no turns, and turns without a time, a chip and a time of the summary lead to their words", async () => {
  const summary = "Customer disputes a charge of 61.18 dollars at the petrol station.";
  await showText(
    `*** a remark ***\n\nUser: Hello.\n\n*** another ***\n\nUser: At the petrol station it was ${AMOUNT}, a charge.\nBot: Thank you.`,
    { description: write({ ...CALL, summary, turns: [{ at: 0, speaker: "customer", text: "Hello." }] }) },
  );
  expect(document.querySelectorAll(".ocx-line").length).toBeGreaterThan(0);
  press(CHIP);
  expectAt(/petrol station/);
  fireEvent.click(screen.getByTestId("ocx-more"));
  fireEvent.click(screen.getByTestId("ocx-original"));
  press("[data-testid=ocx-proof]");
  expect(screen.queryByTestId("ocx-original-text")).toBeNull();
  expect(document.activeElement).toHaveTextContent(/petrol station/);
});

test("in a call of which only a part is in the page, a chip leads to its turn", async () => {
  const turns = Array.from({ length: 2_300 }, (_, index) => ({
    at: index,
    speaker: index % 2 === 0 ? ("ai" as const) : ("customer" as const),
    text: index === 2_101 ? `It was ${AMOUNT}, I think.` : "Well, let me think about it for a moment.",
  }));
  await showText(write({ ...CALL, turns }));
  press(CHIP);
  expectAt(/I think/);
});

test.each(["61.18", "61,18", "٦١٫١٨"])("Find goes to each place where an amount was said: %s", async (wanted) => {
  const turns = [0, 9, 99].map((at) => ({ at, speaker: "customer" as const, text: `It was ${AMOUNT}, I think.` }));
  await showText(write({ ...CALL, turns }));
  find(wanted);
  expect(marks()).toEqual([AMOUNT, AMOUNT, AMOUNT]);
});
