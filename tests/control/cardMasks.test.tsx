import "@testing-library/jest-dom";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import type { Turn } from "../../Transcript/conversation";
import { write } from "../../Transcript/description/write";
import { INCIDENT } from "./support/fakeDataverse";
import { mount, newHost, settle, type Mounted } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { find, marks, rows } from "./support/words";

const SPOKEN = "five five double five double five double five double five double five double four double four";
const ASKED = ["ai", "Please give me your card number."] as const;

type Line = readonly [speaker: Turn["speaker"], text: string];

function described(lines: readonly Line[], more: Partial<typeof CALL> = {}): string {
  const turns = lines.map(([speaker, text], index): Turn => ({ at: index * 10, speaker, text }));
  return write({ ...CALL, ...more, turns });
}

function showCard(lines: readonly Line[], values: Record<string, unknown> = {}): Mounted {
  return mount(newHost({ transcript: described(lines), ...values }));
}

/** All that the control's page says, attributes too. */
function markup(): string {
  return document.querySelector(".ocx-root")?.outerHTML ?? "";
}

async function heard(): Promise<void> {
  await waitFor(() => expect(screen.getByTestId("ocx-reveal")).toBeVisible());
  await settle();
}

function openOriginal(): void {
  fireEvent.click(screen.getByTestId("ocx-more"));
  fireEvent.click(screen.getByTestId("ocx-original"));
}

test("a number that is spoken is not there before the call is heard", async () => {
  showCard([ASKED, ["customer", `It's ${SPOKEN}.`], ["ai", "Thank you, one two three moments."]]);
  expect(markup()).not.toMatch(/five|four/);
  await heard();
  expect(rows()[1]).toMatch(/^It's •••• /);
  expect(rows()[2]).toBe("Thank you, one two three moments.");
});

test("cards have a chip each with when it was said, also where one was called something else", async () => {
  showCard([["ai", "Your order number is 4111111111111111."], ASKED, ["customer", "It's 5555 5555 5555 4444."]]);
  await waitFor(() => expect(screen.getByTestId("ocx-said")).toHaveTextContent(/Number •••• 0:00Card •••• 0:20/));
  expect(markup()).not.toMatch(/4111|4444/);
});

test.each(["4111 1111 1111 1111", "٤١١١ ١١١١ ١١١١ ١١١١", "４１１１ １１１１ １１１１ １１１１"])(
  "a number that is written is not there before the call is heard: %s",
  (number) => {
    showCard([["customer", `Number ${number}, please.`]]);
    expect(rows()).toEqual(["Number •••• •••• •••• ••••, please."]);
  },
);

test("a call that speaks of no card shows its numbers from the start", () => {
  showCard([["customer", "My order is five five double five double four."]]);
  expect(rows()).toEqual(["My order is five five double five double four."]);
});

test("a card without its check digit is no chip of another kind, and not found by guessing", async () => {
  showCard([
    ASKED,
    ["customer", "Sure, it's 4111 1111 1111 1112."],
    ["ai", "And the security code?"],
    ["customer", "9174"],
  ]);
  await heard();
  expect(markup()).not.toMatch(/4111|1112|9174/);
  for (const guess of ["4111", "1112", "9174", "41111111"]) {
    find(guess);
    expect(marks()).toEqual([]);
  }
});

test("a promise that repeats a card's number names none of it", async () => {
  showCard([
    ASKED,
    ["customer", "4111 1111 1111 1111"],
    ["ai", "I have frozen the card 4111 1111 1111 1111, and a new one comes by Friday."],
  ]);
  await heard();
  const promise = screen.getByTestId("ocx-promise");
  expect(promise).toHaveTextContent("Friday");
  fireEvent.click(promise);
  expect(screen.getByTestId("ocx-task").querySelector("input")?.value).toMatch(/••••/);
  expect(markup()).not.toMatch(/1111/);
});

test("a task that was begun while a number was shown names none of it once it is masked again", async () => {
  showCard([ASKED, ["customer", "4111 1111 1111 1111"], ["ai", "I have frozen the card 4111 1111 1111 1111."]]);
  await heard();
  const subject = (): string | undefined => screen.getByTestId("ocx-task").querySelector("input")?.value;
  fireEvent.click(screen.getByTestId("ocx-reveal"));
  fireEvent.click(screen.getByTestId("ocx-promise"));
  expect(subject()).toMatch(/4111/);
  fireEvent.click(screen.getByTestId("ocx-reveal"));
  expect(subject()).toMatch(/••••/);
  expect(markup()).not.toMatch(/1111/);
});

test("a number in the title of an earlier case is masked", async () => {
  const host = newHost({ transcript: described([ASKED]) });
  host.dataverse.cases.push({
    incidentid: "44444444-4444-4444-8444-000000000001",
    title: "Card 4111 1111 1111 1111",
    opencx_sessionid: "x",
    opencx_callerphone: "+12025550143",
  });
  mount(host);
  expect(await screen.findByTestId("ocx-history")).toHaveTextContent(/Card ••••/);
  expect(markup()).not.toMatch(/1111/);
});

test.each([
  ["4111  1111  1111  1111"],
  ["4111, 1111, 1111, 1111"],
  ["4111–1111–1111–1111"],
  ["4111/1111/1111/1111"],
  ["4111_1111_1111_1111"],
])("a number written as %s is masked in what is written of the call", async (number) => {
  const lines: readonly Line[] = [ASKED, ["customer", "4111 1111 1111 1111"]];
  showCard(lines, {
    description: described(lines, { summary: `Paid with ${number}.` }),
    explanation: `Card ${number}`,
  });
  await heard();
  expect(markup()).not.toMatch(/1111/);
});

test("a number without its check digit is masked where it is written otherwise", async () => {
  const lines: readonly Line[] = [ASKED, ["customer", "4111 1111 1111 1112"]];
  showCard(lines, { description: described(lines, { summary: "Paid with 4111111111111112." }) });
  await heard();
  expect(markup()).not.toMatch(/1111/);
});

test.each(["CVC 917", "security code: 917", "the security code (917)", "código de seguridad 917", "Prüfnummer 917"])(
  "a code that a summary writes as %s is masked",
  (code) => {
    const summary = `Paid by card, ${code}, order 20417, geprüft am 2024.`;
    showCard([["customer", "Hello."]], { description: described([["customer", "Hello."]], { summary }) });
    expect(markup()).not.toMatch(/917/);
    expect(markup()).toMatch(/20417, geprüft am 2024/);
  },
);

test.each(["classification", "reason", "ticketNumber"])("a number in the column %s is masked", (name) => {
  showCard([["customer", "Hello."]], { [name]: "4111 1111 1111 1111" });
  expect(markup()).not.toMatch(/1111/);
});

test("a number as the caller's name, and in text that is no conversation, is masked", () => {
  const named = { description: described([["customer", "Hello."]], { caller: { name: "Ann 4111 1111 1111 1111" } }) };
  const { unmount } = mount(newHost(named));
  expect(markup()).toMatch(/Ann •••• /);
  expect(markup()).not.toMatch(/1111/);
  unmount();
  mount(newHost({ description: "He paid with 4111 1111 1111 1111." }));
  expect(markup()).toMatch(/He paid with •••• /);
});

test("a number in text that is no conversation can be revealed, unless an admin forbids it", () => {
  const { unmount } = mount(newHost({ description: "He paid with 4111 1111 1111 1111." }));
  const button = screen.getByTestId("ocx-reveal");
  fireEvent.click(button);
  expect(markup()).toMatch(/He paid with 4111 1111 1111 1111\./);
  fireEvent.click(button);
  expect(markup()).not.toMatch(/1111/);
  unmount();
  const forbidden = mount(newHost({ description: "He paid with 4111 1111 1111 1111.", revealCards: "no" }));
  expect(screen.queryByTestId("ocx-reveal")).toBeNull();
  forbidden.unmount();
  mount(newHost({ description: "He paid in cash." }));
  expect(screen.queryByTestId("ocx-reveal")).toBeNull();
});

test("the stored text shows no part of a number that was dictated in lines and pieces", async () => {
  showCard([
    ASKED,
    ["customer", "It begins with\n4111 11\n11 1111 1111"],
    ["ai", "And the security code?"],
    ["customer", "917"],
  ]);
  await heard();
  openOriginal();
  const stored = screen.getByTestId("ocx-original-text").textContent;
  expect(stored).toContain("It begins with");
  expect(stored).not.toMatch(/1111|11 11|917/);
});

test("a piece of a number is no mask for the same word elsewhere", async () => {
  showCard(
    [
      ASKED,
      ["customer", "4111 1111 1111"],
      ["ai", "Go on."],
      ["customer", "1111"],
      ["ai", "The code?"],
      ["customer", "917"],
    ],
    {
      explanation: "Call 917-555 back, room 1111.",
    },
  );
  await heard();
  expect(screen.getByTestId("ocx-state")).toHaveTextContent("Call 917-555 back, room 1111.");
});

test("reps reveal it until the case is left, whatever else changes on it", async () => {
  const lines: readonly Line[] = [ASKED, ["customer", SPOKEN]];
  const { host, update } = showCard(lines);
  const open = (id: string): void => {
    host.incidentId = id;
    update();
  };
  await heard();
  fireEvent.click(screen.getByTestId("ocx-reveal"));
  expect(rows()[1]).toBe(SPOKEN);
  host.values.language = "en-GB";
  update();
  await waitFor(() => expect(rows()[1]).toBe(SPOKEN));
  open("00000000-0000-4000-8000-0000000000bb");
  await heard();
  expect(markup()).not.toMatch(/double/);
  open(INCIDENT);
  await heard();
  expect(markup()).not.toMatch(/double/);
});

test("a number that only the summary tells can be revealed", async () => {
  const summary = "Paid with 4111 1111 1111 1111.";
  mount(newHost({ transcript: described([["customer", "Thank you."]], { summary }) }));
  await heard();
  expect(markup()).not.toMatch(/4111/);
  fireEvent.click(screen.getByTestId("ocx-reveal"));
  expect(markup()).toContain(summary);
});

test("where an admin forbids it nobody reveals a number", async () => {
  showCard([ASKED, ["customer", SPOKEN]], { revealCards: "no" });
  await waitFor(() => expect(screen.getByTestId("ocx-said")).toBeVisible());
  expect(screen.queryByTestId("ocx-reveal")).toBeNull();
  expect(markup()).not.toMatch(/double/);
});
