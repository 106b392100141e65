/** @jest-environment node */
import { HeldServices, settle } from "./support/heldServices";
import { ADA, MemoryCase } from "./support/memoryCase";
import { NUMBER, PRESSES, knownPanel } from "./support/openPanel";

const BUSY = { kind: "busy", detail: "" };

test.each([
  ["linking", "link"],
  ["unlinking", "unlink"],
  ["creating", "create"],
] as const)("%s fails: what was known stays, and another try works", async (action, what) => {
  const services = new HeldServices();
  if (action === "unlinking") services.linked.set("first", "ada");
  const { panel } = await knownPanel(services);
  const { finding } = panel.state;
  PRESSES[action](panel);
  await settle();
  services.take("case").refuse();
  await settle();
  expect(panel.state).toMatchObject({ stage: "known", failure: { what, problem: BUSY } });
  expect(panel.state.finding).toBe(finding);
  expect(services.told).toEqual([]);
  PRESSES[action](panel);
  expect(panel.state.failure).toBeUndefined();
  await services.answerAll();
  expect(services.told).toHaveLength(1);
});

test("the contact is created but not linked: said so, and the next try links the same one", async () => {
  const { panel, services } = await knownPanel();
  PRESSES.creating(panel);
  await settle();
  services.take("case").answer();
  await settle();
  services.take("create new").answer();
  await settle();
  services.take("case").refuse();
  await settle();
  expect(panel.state).toMatchObject({ failure: { what: "createdNotLinked" }, createdId: "new" });
  PRESSES.creating(panel);
  expect(panel.state.createdId).toBe("new");
  await services.answerAll();
  expect(services.linked.get("first")).toBe("new");
  expect(panel.state.createdId).toBeUndefined();
});

test("the rep keeps the customer: nothing is written, and a contact that was created meanwhile stays in the form", async () => {
  const services = new HeldServices();
  services.account = "contoso";
  services.agrees = false;
  const { panel } = await knownPanel(services);
  const { finding } = panel.state;
  PRESSES.linking(panel);
  await services.answerAll();
  expect(panel.state).toMatchObject({ stage: "known", finding });
  expect(services.asked).toEqual(["case first", "confirm"]);
});

test("linking whose answer is lost, pressed again: it stands already, is said to, and nothing is written twice", async () => {
  const held = new MemoryCase();
  const { store } = held.services;
  const { updateCase } = store;
  let lost = 1;
  Object.assign(store, {
    updateCase: async (...written: Parameters<typeof updateCase>) => {
      await updateCase(...written);
      if (lost-- > 0) throw new TypeError("Failed to fetch");
    },
  });
  const panel = await held.open();
  const [ada] = held.contacts;
  if (ada === undefined) throw new Error("no contact");
  panel.link(ada, undefined);
  await settle();
  expect(panel.state).toMatchObject({ failure: { what: "link" } });
  expect(held.told).toEqual([]);
  panel.link(ada, undefined);
  await settle();
  expect(panel.state.failure).toBeUndefined();
  expect(panel.state).toMatchObject({ said: { key: "linked" } });
  expect([held.writes.length, held.told, held.row.customer?.id]).toEqual([1, [ADA], ADA]);
});

test("somebody linked another contact meanwhile: nothing is written, and who it is is shown", async () => {
  const { panel, services } = await knownPanel();
  services.linked.set("first", "ada");
  PRESSES.linking(panel);
  await services.answerAll();
  expect(services.asked).toEqual(["case first", "case first", `contacts ${NUMBER}`, "contact ada"]);
  expect(panel.state).toMatchObject({ stage: "known", said: { key: "alreadyLinked" } });
  expect(services.told).toEqual([]);
});

test("a contact's form that does not open is said, and holds up nothing", async () => {
  const services = new HeldServices();
  services.linked.set("first", "ada");
  const { panel } = await knownPanel(services);
  panel.open("ada");
  expect(panel.state.stage).toBe("known");
  services.take("open ada").refuse();
  await settle();
  expect(panel.state).toMatchObject({ stage: "known", failure: { what: "open", problem: BUSY } });
  panel.unlink();
  await services.answerAll();
  expect(panel.state).toMatchObject({ stage: "known", said: { key: "unlinked" } });
});

test("a contact's form that does not open while an action runs leaves the action running", async () => {
  const services = new HeldServices();
  services.linked.set("first", "ada");
  const { panel } = await knownPanel(services);
  panel.unlink();
  panel.open("ada");
  await settle();
  services.take("open ada").refuse();
  await settle();
  expect(panel.state).toMatchObject({ stage: "unlinking", failure: { what: "open" } });
  await services.answerAll();
  expect(services.told).toEqual([{ contactId: null, incidentId: "first" }]);
});

test("a contact's form that does not open while the rep is asked leaves the panel usable when the customer is kept", async () => {
  const services = new HeldServices();
  services.account = "contoso";
  services.agrees = false;
  const { panel } = await knownPanel(services);
  PRESSES.linking(panel);
  panel.open("ada");
  await settle();
  services.take("open ada").refuse();
  await services.answerAll();
  expect(panel.state).toMatchObject({ stage: "known", failure: { what: "open" } });
  expect(panel.state.linkingId).toBeUndefined();
});
