/** @jest-environment node */
import { TRANSITIONS } from "../../OpenCXTranscriptControl/caller/panel/CallerPanel";
import type { Stage } from "../../OpenCXTranscriptControl/caller/panel/panelState";
import { HeldServices, settle } from "./support/heldServices";
import { ACTIONS, NUMBER, PRESSES, knownPanel, openPanel, type Opened } from "./support/openPanel";

function stages({ shown }: Opened): readonly Stage[] {
  return shown.map(({ stage }) => stage);
}

test("a case that is not saved asks nothing; once saved it is read, then the caller is searched", async () => {
  const opened = await openPanel({ incidentId: undefined });
  const { services, update } = opened;
  expect(services.asked).toEqual([]);
  await update({ incidentId: "first" });
  await services.answerAll();
  expect(services.asked).toEqual(["case first", "contacts +12025550143"]);
  expect(stages(opened)).toEqual(["unsaved", "reading", "searching", "known"]);
});

test("a contact that stands on the case is read, and what was searched beside it is not waited for", async () => {
  const services = new HeldServices();
  services.linked.set("first", "ada");
  const opened = await openPanel({}, services);
  await services.answerAll();
  expect(services.asked).toEqual(["case first", `contacts ${NUMBER}`, "contact ada"]);
  expect(stages(opened)).toEqual(["reading", "known"]);
});

test.each(ACTIONS)("%s is one stage, and the panel knows more after it", async (action) => {
  const services = new HeldServices();
  if (action === "unlinking") services.linked.set("first", "ada");
  const opened = await knownPanel(services);
  opened.shown.length = 0;
  PRESSES[action](opened.panel);
  await services.answerAll();
  const after = action === "unlinking" ? ["reading", "searching", "known"] : ["known"];
  expect([...new Set(stages(opened))]).toEqual([action, ...after]);
  expect(opened.panel.state.said?.key).toBe(action === "unlinking" ? "unlinked" : "linked");
});

test.each<[Stage, (opened: Opened) => Promise<void>]>([
  ["reading", async () => undefined],
  [
    "searching",
    async ({ services }) => {
      services.take("case").answer();
      await settle();
    },
  ],
  [
    "failed",
    async ({ services }) => {
      services.take("case").refuse();
      await settle();
    },
  ],
  ["unsaved", ({ update }) => update({ incidentId: undefined })],
])("nobody can act while it is %s: nothing is asked, nothing changes", async (stage, reach) => {
  const opened = await openPanel();
  const { panel, services } = opened;
  await reach(opened);
  const before = panel.state;
  expect(before.stage).toBe(stage);
  services.asked.length = 0;
  for (const action of ACTIONS) PRESSES[action](panel);
  await settle();
  expect(services.asked).toEqual([]);
  expect(panel.state).toBe(before);
});

test.each(ACTIONS.flatMap((first) => ACTIONS.map((second) => [first, second] as const)))(
  "%s runs: a press on what would be %s does nothing",
  async (first, second) => {
    const { panel, services } = await knownPanel();
    PRESSES[first](panel);
    PRESSES[second](panel);
    await settle();
    expect(services.asked).toEqual(["case first"]);
    expect(panel.state.stage).toBe(first);
  },
);

test("after a failed read only another search helps", async () => {
  const opened = await openPanel();
  opened.services.take("case").refuse();
  await settle();
  expect(opened.panel.state.failure).toEqual({ what: "read", problem: { kind: "busy", detail: "" } });
  opened.panel.searchAgain();
  await opened.services.answerAll();
  expect(stages(opened)).toEqual(["reading", "failed", "reading", "searching", "known"]);
  expect(opened.panel.state.failure).toBeUndefined();
});

test("another case can be shown at every stage, and every stage can be left", () => {
  for (const [stage, next] of Object.entries(TRANSITIONS)) {
    expect([stage, next]).toEqual([stage, expect.arrayContaining(["unsaved", "reading"])]);
    expect(next.filter((other) => !(other in TRANSITIONS))).toEqual([]);
  }
});

test("who no longer listens hears nothing more, and the others still do", async () => {
  const { panel, services, shown } = await openPanel();
  const heard: Stage[] = [];
  const stop = panel.subscribe(({ stage }) => heard.push(stage));
  services.take("case").answer();
  await settle();
  stop();
  await services.answerAll();
  expect(heard).toEqual(["searching"]);
  expect(shown.at(-1)?.stage).toBe("known");
});
