/** @jest-environment node */
import fc from "fast-check";
import { CallerPanel, TRANSITIONS, type PanelInput } from "../../OpenCXTranscriptControl/caller/panel/CallerPanel";
import type { PanelState } from "../../OpenCXTranscriptControl/caller/panel/panelState";
import { HeldServices, settle } from "./support/heldServices";
import { ACTIONS, NUMBER, OTHER_NUMBER, PRESSES, input } from "./support/openPanel";

// Hundreds of lives of a panel: slow where many tests share two cores.
jest.setTimeout(90_000);

/** What can happen to a panel, in any order. */
type Event =
  | { readonly kind: "press"; readonly action: (typeof ACTIONS)[number] }
  | { readonly kind: "searchAgain" | "open" | "unmount" | "updateView" }
  | { readonly kind: "case"; readonly incidentId: string | undefined }
  | { readonly kind: "number"; readonly phone: string | undefined }
  /** What the rep will say when asked whether the account may be replaced. */
  | { readonly kind: "mind"; readonly agrees: boolean }
  /** A colleague links a contact, or takes it off, and the form hears of the change. */
  | { readonly kind: "changed"; readonly contactId: string | undefined }
  | { readonly kind: "answer" | "refuse"; readonly index: number };

const answer = fc.record({ kind: fc.constant("answer" as const), index: fc.nat(20) });
const staying = [
  fc.record({ kind: fc.constant("press" as const), action: fc.constantFrom(...ACTIONS) }),
  fc.record({ kind: fc.constantFrom("searchAgain" as const, "open" as const, "updateView" as const) }),
  fc.record({ kind: fc.constant("number" as const), phone: fc.constantFrom(NUMBER, OTHER_NUMBER, undefined) }),
  fc.record({ kind: fc.constant("changed" as const), contactId: fc.constantFrom("ada", undefined) }),
];
const leaving = [
  fc.record({ kind: fc.constant("unmount" as const) }),
  fc.record({ kind: fc.constant("case" as const), incidentId: fc.constantFrom("first", "second", undefined) }),
];
const mind = fc.record({ kind: fc.constant("mind" as const), agrees: fc.boolean() });
const refuse = fc.record({ kind: fc.constant("refuse" as const), index: fc.nat(20) });

/** One panel in a random house: what has happened to it, and what it may show then. */
class House {
  readonly services = new HeldServices();
  readonly panel = new CallerPanel(this.services);
  /** undefined: not mounted. */
  newest: PanelInput | undefined;
  private host = input();

  constructor() {
    // A real account: linking asks the rep.
    this.services.account = "contoso";
    let before: PanelState = this.panel.state;
    this.panel.subscribe((state) => {
      if (state.stage !== before.stage)
        expect([before.stage, TRANSITIONS[before.stage]]).toEqual([
          before.stage,
          expect.arrayContaining([state.stage]),
        ]);
      before = state;
    });
    // Nothing is asked or written for a case that is no longer shown.
    const ask = this.services.asked.push.bind(this.services.asked);
    this.services.asked.push = (what) => {
      expect(this.newest).toBeDefined();
      const [, incidentId] = /^(?:case|update) (.*)/.exec(what) ?? [];
      if (incidentId !== undefined) expect(incidentId).toBe(this.newest?.incidentId);
      return ask(what);
    };
    const tell = this.services.told.push.bind(this.services.told);
    this.services.told.push = (payload) => {
      expect(payload.incidentId).toBe(this.newest?.incidentId);
      return tell(payload);
    };
  }

  async happen(event: Event): Promise<void> {
    const { panel, services } = this;
    switch (event.kind) {
      case "press":
        PRESSES[event.action](panel);
        break;
      case "searchAgain":
        panel.searchAgain();
        break;
      case "open":
        // The button is gone with the panel.
        if (this.newest !== undefined) panel.open("ada");
        break;
      case "unmount":
        panel.dispose();
        this.newest = undefined;
        break;
      case "answer":
      case "refuse":
        services.held.splice(event.index % Math.max(1, services.held.length), 1)[0]?.[event.kind]();
        break;
      case "mind":
        services.agrees = event.agrees;
        break;
      case "changed":
        services.stand(this.host.incidentId ?? "", event.contactId);
        this.mount({ modifiedOn: (this.host.modifiedOn ?? 0) + 1 });
        break;
      default:
        this.mount(
          event.kind === "case"
            ? { incidentId: event.incidentId }
            : event.kind === "number"
              ? { phone: event.phone }
              : {},
        );
    }
    await settle();
    this.check();
  }

  mount(change: Partial<PanelInput>): void {
    this.host = { ...this.host, ...change };
    this.newest = this.host;
    this.panel.update(this.host);
  }

  /** What is on the screen is about the incident and the number of now. */
  private check(): void {
    const { state } = this.panel;
    if (this.newest === undefined) return;
    const { incidentId, phone } = this.newest;
    expect(state.stage === "unsaved").toBe(incidentId === undefined);
    if (state.finding === undefined) return;
    const { customerName } = state.finding.facts.row;
    // Its name says whose customer was read; one that was linked just now is the contact itself.
    if (customerName.startsWith("customer of")) expect(customerName).toBe(`customer of ${String(incidentId)}`);
    else expect(this.services.told.at(-1)?.incidentId).toBe(incidentId);
    // While an action runs, the search by another number waits for its end.
    if (state.stage !== "known" || state.finding.kind !== "open") return;
    expect(state.finding.found?.map(({ match }) => match.matched)).toEqual(phone === undefined ? undefined : [phone]);
  }
}

async function live(events: readonly Event[]): Promise<House> {
  const house = new House();
  house.mount({});
  for (const event of events) await house.happen(event);
  await house.services.answerAll();
  return house;
}

/** Long lives: what goes wrong needs several things to meet. */
const LIFE = { maxLength: 60, size: "max" } as const;

test("whatever happens, and in whatever order answers come: what is shown is of now, no step is forbidden, nothing hangs", async () => {
  const any = fc.array(fc.oneof({ weight: 6, arbitrary: answer }, refuse, mind, ...staying, ...leaving), LIFE);
  const sameCase = fc.array(fc.oneof({ weight: 6, arbitrary: answer }, refuse, mind, ...staying), LIFE);
  await fc.assert(
    fc.asyncProperty(fc.oneof(any, sameCase), async (events) => {
      const { panel, newest } = await live(events);
      if (newest !== undefined) expect(["known", "failed", "unsaved"]).toContain(panel.state.stage);
    }),
    { numRuns: 400 },
  );
});

// Not of a case that was left while something was being written to it: only a refresh of the form tells of that.
test("where every question is answered, with yes or no, and the case stays, the contact that is shown in the end is the one that stands on the case", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof({ weight: 6, arbitrary: answer }, mind, ...staying), LIFE), async (events) => {
      const { panel, newest, services } = await live(events);
      const { finding } = panel.state;
      const incidentId = newest?.incidentId ?? "";
      expect(finding?.kind === "linked" ? finding.link.contactId : undefined).toBe(
        services.linked.get(incidentId) ?? services.primary.get(incidentId),
      );
    }),
    { numRuns: 400 },
  );
});
