/** @jest-environment node */
import { HeldServices, settle } from "./support/heldServices";
import { ACTIONS, NUMBER, OTHER_NUMBER, PRESSES, input, knownPanel, openPanel, type Opened } from "./support/openPanel";

/** Name of the customer on the screen, which says whose incident it is. */
function customer({ panel }: Opened): string | undefined {
  return panel.state.finding?.facts.row.customerName;
}

test.each(["case", "contacts"])(
  "another case is shown: the answer to %s of the one before is dropped",
  async (what) => {
    const opened = await openPanel();
    const { services, update } = opened;
    if (what === "contacts") {
      services.take("case first").answer();
      await settle();
    }
    const late = services.take(what);
    await update({ incidentId: "second" });
    await services.answerAll();
    const known = opened.panel.state;
    expect(customer(opened)).toBe("customer of second");
    late.answer();
    await services.answerAll();
    expect(opened.panel.state).toBe(known);
  },
);

test.each(["answer", "refuse"] as const)(
  "the number is corrected during a search: the late %s is dropped",
  async (how) => {
    const opened = await openPanel();
    const late = opened.services.take("case");
    await opened.update({ phone: OTHER_NUMBER });
    late[how]();
    await settle();
    expect(opened.panel.state.stage).toBe("reading");
    await opened.services.answerAll();
    expect(opened.panel.state).toMatchObject({
      stage: "known",
      finding: { found: [{ match: { matched: OTHER_NUMBER } }] },
    });
  },
);

test.each(ACTIONS.flatMap((action) => (["answer", "refuse"] as const).map((how) => [action, how] as const)))(
  "another case is shown while %s: the late %s changes nothing there, and the form hears nothing of it",
  async (action, how) => {
    const services = new HeldServices();
    if (action === "unlinking") services.linked.set("first", "ada");
    const opened = await knownPanel(services);
    PRESSES[action](opened.panel);
    await settle();
    if (action !== "creating") {
      services.take("case first").answer();
      await settle();
    }
    const late = services.take(action === "creating" ? "case first" : "update first");
    await opened.update({ incidentId: "second" });
    await services.answerAll();
    const known = opened.panel.state;
    late[how]();
    await services.answerAll();
    expect(opened.panel.state).toBe(known);
    expect(services.told).toEqual([]);
    expect(services.created).toEqual([]);
    // And its own buttons work.
    PRESSES.linking(opened.panel);
    await services.answerAll();
    expect(services.told).toEqual([expect.objectContaining({ incidentId: "second" })]);
  },
);

test("another case is shown once the contact exists: it is not linked behind the rep's back", async () => {
  const opened = await knownPanel();
  const { services } = opened;
  PRESSES.creating(opened.panel);
  await settle();
  services.take("case first").answer();
  await settle();
  const late = services.take("create new");
  await opened.update({ incidentId: "second" });
  late.answer();
  await services.answerAll();
  expect(services.created).toEqual(["new"]);
  expect(services.asked.filter((what) => what.startsWith("update"))).toEqual([]);
  expect(opened.panel.state.createdId).toBeUndefined();
});

test("the panel is gone: answers change nothing, nobody is told, and presses do nothing", async () => {
  const opened = await knownPanel();
  const { panel, services, shown } = opened;
  PRESSES.linking(panel);
  await settle();
  panel.dispose();
  const before = shown.length;
  await services.answerAll();
  for (const action of ACTIONS) PRESSES[action](panel);
  panel.searchAgain();
  await services.answerAll();
  expect(shown).toHaveLength(before);
  expect(services.told).toEqual([]);
});

test("mounted, unmounted and mounted again, as React's strict mode does: read anew, the first answer dropped", async () => {
  const opened = await openPanel();
  const { panel, services, shown } = opened;
  const late = services.take("case");
  panel.dispose();
  panel.update(input());
  await settle();
  late.refuse();
  await services.answerAll();
  expect(shown.map(({ stage }) => stage)).toEqual(["reading", "reading", "searching", "known"]);
  expect(services.asked).toEqual(["case first", `contacts ${NUMBER}`, "case first", `contacts ${NUMBER}`]);
});

test("disposed while an action ran, then opened again: the action no longer holds anything up", async () => {
  const opened = await knownPanel();
  PRESSES.unlinking(opened.panel);
  await settle();
  opened.panel.dispose();
  opened.panel.update(input());
  await opened.services.answerAll();
  expect(opened.panel.state.stage).toBe("known");
});

test.each([
  ["case", "contact"],
  ["contacts", "contacts"],
])("another case is shown while %s is asked for: nothing more is asked for the one before", async (what, next) => {
  const services = new HeldServices();
  // Nobody of this name is found, so that a second query would follow.
  const opened = await openPanel({ name: "Somebody Else" }, services);
  if (what === "contacts") {
    services.take("case").answer();
    await settle();
  }
  const late = services.take(what);
  await opened.update({ incidentId: undefined });
  services.asked.length = 0;
  late.answer();
  await settle();
  expect(services.asked.filter((asked) => asked.startsWith(next))).toEqual([]);
});

test("another case is shown while the second query is asked: no account's contacts are asked for", async () => {
  const services = new HeldServices();
  const row = { telephone1: NUMBER };
  services.companies = [
    { row, table: "account", id: "contoso", name: "Contoso", email: "", parentId: undefined, parentName: "" },
  ];
  const opened = await openPanel({ name: "Somebody Else" }, services);
  services.take("case").answer();
  await settle();
  services.take("contacts").answer();
  await settle();
  const second = services.take("contacts");
  await opened.update({ incidentId: undefined });
  services.asked.length = 0;
  second.answer();
  await settle();
  expect(services.asked).toEqual([]);
});
