import "@testing-library/jest-dom";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import type { Turn } from "../../Transcript/conversation";
import { write } from "../../Transcript/description/write";
import { rejection } from "./support/fakeDataverse";
import { mount, newHost, settle, type Host, type Mounted } from "./support/mount";
import { CALL } from "./support/sampleCall";
import { find, marks, pressKey } from "./support/words";

type Line = readonly [speaker: Turn["speaker"], text: string];

const LINES: readonly Line[] = [
  ["ai", "Hello."],
  ["customer", "I was charged sixty one dollars and eighteen cents."],
  ["ai", "I have frozen the card. We will send you a new card by tomorrow."],
  ["customer", "So sixty one dollars and eighteen cents, my email is ann dot lee at example dot com."],
];

function described(lines: readonly Line[], more: Partial<typeof CALL> = {}, seconds = 10): string {
  const turns = lines.map(([speaker, text], index): Turn => ({ at: index * seconds, speaker, text }));
  return write({ ...CALL, ...more, turns });
}

async function showLines(
  transcript = described(LINES),
  change: (host: Host) => void = () => undefined,
): Promise<Mounted> {
  const host = newHost({ transcript });
  change(host);
  const mounted = mount(host);
  await screen.findByTestId("ocx-said");
  await settle();
  return mounted;
}

function last(selector: string): HTMLElement {
  const [found] = Array.from(document.querySelectorAll<HTMLElement>(selector)).slice(-1);
  if (found === undefined) throw new Error(`nothing is ${selector}`);
  return found;
}

function lastPromise(): HTMLElement {
  return last("[data-testid=ocx-promise]");
}

function day(): HTMLElement {
  return last("input[type=date]");
}

async function add(): Promise<void> {
  fireEvent.click(screen.getByTestId("ocx-task-add"));
  await settle();
}

test("without the privilege to create tasks a promise opens nothing, and goes to its words", async () => {
  await showLines(undefined, (host) => {
    host.utils = { hasEntityPrivilege: (table: string) => table !== "task" };
  });
  expect(lastPromise()).not.toHaveAttribute("aria-expanded");
  fireEvent.click(lastPromise());
  expect(screen.queryByTestId("ocx-task")).toBeNull();
  expect(document.activeElement).toHaveTextContent("new card by tomorrow");
});

test("the focus is never lost: it goes to Close when the task is made, and back to the promise after", async () => {
  await showLines();
  lastPromise().focus();
  fireEvent.click(lastPromise());
  // In the task that was opened: Enter makes it, without a way through all that was said.
  expect(document.activeElement).toBe(last("[data-testid=ocx-task] > input"));
  screen.getByTestId("ocx-task-add").focus();
  await add();
  expect(screen.getByTestId("ocx-task")).toHaveTextContent("The task is on the case's timeline.");
  expect(document.activeElement).toBe(screen.getByTestId("ocx-task-close"));
  fireEvent.click(screen.getByTestId("ocx-task-close"));
  expect(document.activeElement).toBe(lastPromise());
});

test("what was typed stays while words that changed are heard anew, and when a card is revealed", async () => {
  const lines: readonly Line[] = [...LINES, ["customer", "My card is 4111 1111 1111 1111."]];
  const { host, update } = await showLines(described(lines));
  fireEvent.click(lastPromise());
  const subject = last("[data-testid=ocx-task] > input");
  subject.focus();
  fireEvent.change(subject, { target: { value: "Send the card" } });
  fireEvent.click(screen.getByTestId("ocx-reveal"));
  host.values.transcript = described([...lines, ["ai", "Goodbye."]]);
  update();
  expect(document.activeElement).toBe(subject);
  await waitFor(() => expect(screen.getAllByTestId("ocx-turn")).toHaveLength(6));
  await settle();
  expect(subject).toBeInTheDocument();
  expect(subject).toHaveValue("Send the card");
});

test("what was typed stays when the words are heard in another language", async () => {
  const { host, update } = await showLines();
  fireEvent.click(lastPromise());
  const subject = last("[data-testid=ocx-task] > input");
  fireEvent.change(subject, { target: { value: "Send the card" } });
  host.values.language = "ar";
  update();
  await waitFor(() => expect(screen.queryByTestId("ocx-promise")).toBeNull());
  expect(subject).toBeInTheDocument();
  expect(subject).toHaveValue("Send the card");
  await add();
  expect(host.dataverse.seen("create", "task")[0]?.data?.description).toContain("send you a new card by tomorrow");
});

test("a promise after midnight is due by the day on which it was made", async () => {
  await showLines(described(LINES, { callStarted: "2026-05-30T23:50:00Z" }, 600));
  fireEvent.click(lastPromise());
  expect(day()).toHaveValue("2026-06-01");
});

test("the rep's own clock tells the day", async () => {
  await showLines(described(LINES, { callStarted: "2026-05-30T23:50:00Z" }), (host) => {
    host.zone = 120;
  });
  fireEvent.click(lastPromise());
  expect(day()).toHaveValue("2026-06-01");
});

test("a year of five digits is no due day", async () => {
  await showLines();
  fireEvent.click(lastPromise());
  expect(day()).toHaveAttribute("max", "9999-12-31");
});

test("a task that was refused, with a bare word too, can be tried again, and its number is the same", async () => {
  const ids: unknown[] = [];
  const refusals: unknown[] = [rejection(-2147220960, "no"), "refused"];
  await showLines(undefined, ({ dataverse }) => {
    dataverse.before = ({ what, table, data }) => {
      if (what !== "create" || table !== "task") return;
      ids.push(data?.activityid);
      if (refusals.length > 0) throw refusals.shift();
    };
  });
  fireEvent.click(lastPromise());
  for (const told of [
    "The task was not created.",
    "The task was not created.",
    "The task is on the case's timeline.",
  ]) {
    await add();
    expect(screen.getByTestId("ocx-task")).toHaveTextContent(told);
  }
  expect(new Set(ids).size).toBe(1);
});

test("a task is due at five of the rep's own clock on the day before that is changed too", async () => {
  // Sydney: an hour more from 16:00 UTC of the Saturday on.
  const { host } = await showLines(described(LINES, { callStarted: "2026-10-01T22:00:00Z" }), (fake) => {
    fake.zone = (at) => (at.getTime() < Date.UTC(2026, 9, 3, 16) ? 600 : 660);
  });
  fireEvent.click(lastPromise());
  expect(day()).toHaveValue("2026-10-03");
  await add();
  expect(host.dataverse.seen("create", "task")[0]?.data?.scheduledend).toBe("2026-10-03T07:00:00.000Z");
});

test("promises alike in one turn are two tasks", async () => {
  const both = "I will send you the form today. I will send you the form today.";
  const { host } = await showLines(
    described([
      ["ai", both],
      ["ai", "I have frozen the card."],
    ]),
  );
  for (const promise of screen.getAllByTestId("ocx-promise")) {
    fireEvent.click(promise);
    await add();
  }
  const ids = host.dataverse.seen("create", "task").map(({ data }) => data?.activityid);
  expect(new Set(ids).size).toBe(screen.getAllByTestId("ocx-promise").length);
});

test("a chip leads to its first place, however far Find had gone, and Escape takes its marks away", async () => {
  await showLines();
  find("card");
  pressKeyIn("ocx-find", "Enter");
  pressKeyIn("ocx-find", "Enter");
  fireEvent.click(last("[data-type=amount] .ocx-thing"));
  const current = document.querySelector("mark.ocx-current")?.closest("li");
  expect(current).toBe(document.activeElement);
  expect(current).toHaveTextContent("I was charged");
  find("");
  fireEvent.click(last("[data-type=amount] .ocx-thing"));
  expect(marks().length).toBeGreaterThan(0);
  pressKeyIn("ocx-find", "Escape");
  expect(marks()).toEqual([]);
});

function pressKeyIn(testId: string, key: string): void {
  screen.getByTestId(testId).focus();
  pressKey(key);
}

test("a place that was asked for on one case is sought on no other", async () => {
  const { host, update } = await showLines();
  fireEvent.click(last("[data-type=amount] .ocx-thing"));
  act(() => last(":focus").blur());
  host.incidentId = "00000000-0000-4000-8000-0000000000bb";
  host.values.transcript = described([
    ["ai", "Good morning to you all."],
    ["customer", "Yes, I would like to know my balance, please, and thank you."],
  ]);
  update();
  await settle();
  expect(marks()).toEqual([]);
  expect(document.activeElement).toBe(document.body);
});

test("when a promise is due stands in its words once, however many they are", async () => {
  const far = "We will refund the fees of the month and of the one before it by Friday.";
  await showLines(described([...LINES, ["ai", far]]));
  expect(screen.getAllByTestId("ocx-promise").map(({ textContent }) => textContent)).toEqual([
    "Promised I have frozen the card",
    "Promised We will send you a new card by tomorrow",
    "Promised We will refund the fees of the month and of the one before it by Friday",
  ]);
  expect(Array.from(document.querySelectorAll(".ocx-strong"), ({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(["by tomorrow", "by Friday"]),
  );
});

test("a day without its year is written as people write it, and copied so", async () => {
  const { container } = await showLines(
    described([
      ["ai", "We received it on November 6."],
      ["customer", "My date of birth is May 3, 1985."],
    ]),
  );
  const days = Array.from(container.querySelectorAll("[data-type=date]"), ({ textContent }) => textContent);
  expect(days).toEqual([expect.stringMatching(/^Date Nov 6Copy \W?Nov 6/), expect.stringMatching(/^Date May 3, 1985/)]);
});

test("with five promises all can be shown", async () => {
  await showLines(
    described([
      ["ai", "I have frozen the card. We will send you a new card by tomorrow. A colleague calls you back on Friday."],
      ["ai", "I will refund the delivery today. I have cancelled the subscription."],
    ]),
  );
  expect(screen.getAllByTestId("ocx-promise").length).toBeGreaterThan(3);
  expect(screen.getByTestId("ocx-said-more")).toBeVisible();
});
