/** @jest-environment node */
import { settle } from "./support/heldServices";
import { NUMBER, OTHER_NUMBER, PRESSES, knownPanel, openPanel } from "./support/openPanel";

test("the host calls updateView again and again: nothing is asked, nothing is shown anew", async () => {
  const { panel, services, update } = await knownPanel();
  const before = panel.state;
  for (let time = 0; time < 5; time++) await update({});
  await update({ name: "Mick Davis" });
  expect(services.asked).toEqual([]);
  expect(panel.state).toBe(before);
});

test("the case was changed, its customer was not: one small request, and the panel stays as it is", async () => {
  const { panel, services, update } = await knownPanel();
  const before = panel.state;
  await update({ modifiedOn: 2 });
  await update({ modifiedOn: 2 });
  await services.answerAll();
  expect(services.asked).toEqual(["case first"]);
  expect(panel.state).toBe(before);
});

test("the case was changed and has another customer: the panel looks anew", async () => {
  const { panel, services, update } = await knownPanel();
  services.linked.set("first", "ada");
  await update({ modifiedOn: 2 });
  await services.answerAll();
  expect(services.asked).toEqual(["case first", "case first", `contacts ${NUMBER}`, "contact ada"]);
  expect(panel.state.finding).toMatchObject({ kind: "linked", link: { contactId: "ada" } });
});

test("a look at the customer that fails is silent", async () => {
  const { panel, services, update } = await knownPanel();
  const before = panel.state;
  await update({ modifiedOn: 2 });
  services.take("case").refuse();
  await settle();
  expect(panel.state).toBe(before);
});

test("a look that is answered after an action has begun is dropped: the action reads the case itself", async () => {
  const { panel, services, update } = await knownPanel();
  await update({ modifiedOn: 2 });
  const late = services.take("case");
  PRESSES.linking(panel);
  await services.answerAll();
  const { said } = panel.state;
  services.linked.set("first", "ada");
  late.answer();
  await services.answerAll();
  expect(panel.state.said).toBe(said);
  expect(said?.key).toBe("linked");
});

test.each([
  ["a time that comes late", { modifiedOn: undefined }, { modifiedOn: 2 }],
  ["the time of another case", { modifiedOn: 1 }, { modifiedOn: 2, incidentId: "second" }],
])("%s is no change", async (_, first, then) => {
  const { services, update } = await openPanel(first);
  await services.answerAll();
  await update(then);
  await services.answerAll();
  expect(services.asked.filter((what) => what.startsWith("case"))).toEqual(
    "incidentId" in then ? ["case first", "case second"] : ["case first"],
  );
});

test("what changes during a search is looked at when there is something to compare it with", async () => {
  const { panel, services, update } = await openPanel();
  services.take("case").answer();
  await settle();
  services.linked.set("first", "ada");
  await update({ modifiedOn: 2 });
  await services.answerAll();
  expect(panel.state.finding).toMatchObject({ kind: "linked", link: { contactId: "ada" } });
});

test("what changes during an action is looked at after it", async () => {
  const { panel, services, update } = await knownPanel();
  PRESSES.linking(panel);
  await services.answerAll();
  services.asked.length = 0;
  PRESSES.unlinking(panel);
  await settle();
  await update({ modifiedOn: 2 });
  expect(services.asked).toEqual(["case first"]);
  services.take("case").refuse();
  await settle();
  services.linked.set("first", "ada");
  await services.answerAll();
  expect(panel.state.finding).toMatchObject({ kind: "linked", link: { contactId: "ada" } });
});

test("the number is corrected during an action: it is searched after it, and what the action did stays said", async () => {
  const { panel, services, shown, update } = await knownPanel();
  PRESSES.linking(panel);
  await settle();
  await update({ phone: OTHER_NUMBER });
  expect(panel.state.stage).toBe("linking");
  await services.answerAll();
  expect(services.told).toEqual([{ contactId: expect.stringContaining(NUMBER), incidentId: "first" }]);
  expect(shown.slice(-3).map(({ stage, said }) => [stage, said?.key])).toEqual([
    ["known", "linked"],
    ["reading", "linked"],
    ["known", "linked"],
  ]);
});

test("a search that is asked for during an action waits for its end", async () => {
  const { panel, services } = await knownPanel();
  PRESSES.linking(panel);
  panel.searchAgain();
  await settle();
  expect(panel.state.stage).toBe("linking");
  await services.answerAll();
  // Read, written, read back; then the search.
  expect(services.asked).toEqual(["case first", "update first", "case first", "case first", `contacts ${NUMBER}`]);
});
