/** @jest-environment node */
import { HeldServices, settle } from "./support/heldServices";
import { NUMBER, PRESSES, knownPanel, openPanel, type Opened } from "./support/openPanel";

type Leave = (opened: Opened) => Promise<void> | void;

/** How a case stops being shown. */
const LEAVES: readonly (readonly [string, Leave])[] = [
  ["the app shows another case", ({ update }) => update({ incidentId: "second" })],
  ["the app shows a new case", ({ update }) => update({ incidentId: undefined })],
  ["the control is gone", ({ panel }) => panel.dispose()],
];

/** Each action, and what it waits for before the question at which the case is left. */
const WAITS: readonly (readonly [keyof typeof PRESSES, readonly string[], string])[] = [
  ["linking", [], "case"],
  ["linking", ["case"], "confirm"],
  ["unlinking", [], "case"],
  ["creating", [], "case"],
  ["creating", ["case"], "create"],
  ["creating", ["case", "create"], "case"],
  ["creating", ["case", "create", "case"], "update"],
];

async function leftAt(
  opened: Opened,
  action: keyof typeof PRESSES,
  before: readonly string[],
  at: string,
): Promise<void> {
  PRESSES[action](opened.panel);
  await settle();
  for (const what of before) {
    opened.services.take(what).answer();
    await settle();
  }
  expect(opened.services.held.map(({ what }) => what.split(" ")[0])).toContain(at);
}

test.each(LEAVES.flatMap(([how, leave]) => WAITS.map(([...wait]) => [how, ...wait, leave] as const)))(
  "%s while %s, after %j, waits for %s: nothing more is asked or written for it",
  async (_, action, before, at, leave) => {
    const services = new HeldServices();
    if (action === "unlinking") services.linked.set("first", "ada");
    // A real account: linking asks the rep.
    else services.account = "contoso";
    const opened = await knownPanel(services);
    await leftAt(opened, action, before, at);
    const waiting = services.take(at);
    await leave(opened);
    services.asked.length = 0;
    waiting.answer();
    await services.answerAll();
    expect(services.asked.filter((what) => !/^case second$|^contacts /.test(what))).toEqual([]);
    expect(services.told).toEqual([]);
  },
);

test.each(LEAVES)("%s while the caller is looked up: nothing more is asked for it", async (_, leave) => {
  const services = new HeldServices();
  services.linked.set("first", "ada");
  const opened = await openPanel({}, services);
  expect(services.asked).toEqual(["case first", `contacts ${NUMBER}`]);
  const [customer, contacts] = [services.take("case first"), services.take("contacts")];
  await leave(opened);
  services.asked.length = 0;
  contacts.refuse();
  customer.answer();
  await services.answerAll();
  expect(services.asked.filter((what) => !/^case second$|^contacts /.test(what))).toEqual([]);
});

test("the customer and the contacts are asked for side by side", async () => {
  const { services } = await openPanel();
  expect(services.asked).toEqual(["case first", `contacts ${NUMBER}`]);
});

test("the rep says no to an action that broke off a look: the look is made up for", async () => {
  const services = new HeldServices();
  services.account = "contoso";
  services.agrees = false;
  const { panel, update } = await knownPanel(services);
  services.linked.set("first", "ada");
  await update({ modifiedOn: 2 });
  const late = services.take("case");
  services.linked.delete("first");
  PRESSES.linking(panel);
  await settle();
  services.take("case").answer();
  await settle();
  services.linked.set("first", "ada");
  services.take("confirm").answer();
  late.answer();
  await services.answerAll();
  expect(panel.state.finding).toMatchObject({ kind: "linked", link: { contactId: "ada" } });
});
