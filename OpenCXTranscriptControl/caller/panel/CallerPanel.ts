import { sameCustomer } from "../../../Caller/customer/caseCustomer";
import { problemOf } from "../../host/problem";
import type { HostServices } from "../../host/hostServices";
import {
  createCaller,
  linkCaller,
  markCaller,
  undoLast,
  unlinkCaller,
  type Mark,
  type NewCaller,
  type Outcome,
  type Work,
} from "./actions";
import { lookUpCaller, withContactRow, type CallerQuery, type NumberCases } from "./callerLookup";
import type { CallerCustomer } from "./caseStore";
import type { Acting, Failure, PanelState, Stage } from "./panelState";
import { whileShown } from "./whileShown";
import type { Candidate } from "./phoneMatch";

/**
 * The stages that may follow each; every other step is refused. `unsaved` and `reading` follow all of them, since the
 * app can show another case at any time.
 */
export const TRANSITIONS: Readonly<Record<Stage, readonly Stage[]>> = {
  unsaved: ["unsaved", "reading"],
  reading: ["unsaved", "reading", "searching", "known", "failed"],
  searching: ["unsaved", "reading", "known", "failed"],
  failed: ["unsaved", "reading"],
  known: ["unsaved", "reading", "linking", "creating", "unlinking", "marking", "undoing"],
  linking: ["unsaved", "reading", "known"],
  creating: ["unsaved", "reading", "known"],
  unlinking: ["unsaved", "reading", "known"],
  marking: ["unsaved", "reading", "known"],
  undoing: ["unsaved", "reading", "known"],
};

/** What the host says about the case and its caller. */
export interface PanelInput extends Omit<CallerQuery, "incidentId"> {
  /** undefined: not saved yet. */
  readonly incidentId: string | undefined;
  /** When the incident was last changed, milliseconds since 1970; undefined where the form does not say. */
  readonly modifiedOn: number | undefined;
}

/**
 * The caller panel, without a screen: asks Dataverse who called, and does what the rep presses. It asks when the
 * incident or the caller's number changes, looks at the incident's customer when the incident was changed, and does
 * nothing because the host called updateView again.
 */
export class CallerPanel {
  private shown: PanelState = { stage: "reading" };
  private readonly listeners = new Set<(state: PanelState) => void>();
  /** undefined before the first update, and after `dispose`. */
  private input: PanelInput | undefined;
  /** Counts looks and actions: an answer belongs on the screen only while nothing newer has begun. */
  private generation = 0;
  /** The newest `modifiedOn` that the customer on the screen was compared at. */
  private seen: number | undefined;
  /** The `modifiedOn` of the comparison that waits for its answer. */
  private looking: number | undefined;
  /** The incident and number that were looked for last: the cases of another number are not kept. */
  private looked = "";
  /** A look that the running action keeps waiting: it would read what the action is about to change. */
  private due = false;

  public constructor(private readonly services: HostServices) {}

  public get state(): PanelState {
    return this.shown;
  }

  /**
   * @param listener called with each new state
   * @returns ends the calls
   */
  public subscribe(listener: (state: PanelState) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Takes in what the host says now. The first update, and the first after `dispose`, looks the caller up. */
  public update(input: PanelInput): void {
    const before = this.input;
    this.input = input;
    if (before === undefined || before.incidentId !== input.incidentId) {
      this.look();
      return;
    }
    // The time that comes late is no change.
    this.seen ??= input.modifiedOn;
    // The name only orders what is found: one corrected in the description is no reason to search anew and take a
    // half-filled form away.
    if (before.phone !== input.phone || before.defaultCountry !== input.defaultCountry) this.searchAgain();
    else this.compare();
  }

  /** Drops the answers that are still to come. Another update begins anew. */
  public dispose(): void {
    this.generation += 1;
    this.input = undefined;
  }

  /** While an action runs, the search waits for its end. */
  public searchAgain(): void {
    const { finding, stage } = this.shown;
    if (finding !== undefined && stage !== "known") this.due = true;
    else this.look();
  }

  public link(customer: CallerCustomer, match: Candidate["match"] | undefined): void {
    const work: Work = (services, { incidentId }) => linkCaller(services, incidentId, customer, match);
    this.act("linking", "link", work, customer.id);
  }

  public unlink(): void {
    const { finding } = this.shown;
    const contactId = finding?.kind === "linked" ? finding.link.contactId : "";
    this.act("unlinking", "unlink", (services, { incidentId }) => unlinkCaller(services, incidentId, contactId));
  }

  public mark(mark: Mark): void {
    const { finding } = this.shown;
    const work: Work = (services, { incidentId }) => markCaller(services, incidentId, mark, finding);
    this.act("marking", "mark", work, mark.contactId);
  }

  /** Takes the last change back, as long as there is one. */
  public undo(): void {
    const { undo } = this.shown;
    if (undo !== undefined)
      this.act("undoing", "undo", (services, { incidentId }) => undoLast(services, incidentId, undo));
  }

  /** Creates the contact, then links it. */
  public create(caller: NewCaller): void {
    const created = (): void => this.show({ ...this.shown, createdId: caller.contactId });
    this.act("creating", "create", (services, query) => createCaller(services, query, caller, created));
  }

  /** The linked contact's row was written: what the panel says of its number follows. */
  public contactWritten(row: Partial<CallerCustomer["row"]>): void {
    const { finding } = this.shown;
    if (this.input !== undefined) this.show({ ...this.shown, finding: withContactRow(this.input, finding, row) });
  }

  /** Opens the contact's own form. Holds up nothing, and waits for nothing: an action that runs goes on. */
  public open(contactId: string): void {
    const open = (): Promise<undefined> => this.services.openContact(contactId).then(() => undefined);
    this.run("open", open, ({ failure }) => this.show({ ...this.shown, failure, said: undefined }));
  }

  /** Reads the incident's customer and searches the caller. What an action said, and its undo, stay meanwhile. */
  private look({ said, undo }: Pick<PanelState, "said" | "undo"> = {}): void {
    const { input } = this;
    if (input === undefined) return;
    this.generation += 1;
    this.due = false;
    this.seen = input.modifiedOn;
    this.looking = undefined;
    const { incidentId, phone, defaultCountry } = input;
    if (this.looked !== (this.looked = [incidentId, phone, defaultCountry].join()))
      this.shown = { stage: this.shown.stage };
    if (incidentId === undefined) {
      this.go("unsaved");
      return;
    }
    this.go("reading", { said, undo });
    this.run("read", async ({ store }) => {
      const searching = (): boolean => this.go("searching", { said, undo });
      const heard = (ofNumber: NumberCases): void => void (this.shown = { ...this.shown, ofNumber });
      return { finding: await lookUpCaller(store, { ...input, incidentId }, searching, heard), said, undo };
    });
  }

  /**
   * Looks whether another customer was chosen on the form or by a colleague. In silence: most changes are of other
   * columns. What changes during a search or an action is looked at once there is something to compare it with.
   */
  private compare(): void {
    const { stage, finding } = this.shown;
    const { incidentId, modifiedOn } = this.input ?? {};
    if (stage !== "known" || finding === undefined || incidentId === undefined) return;
    if (modifiedOn === this.seen || modifiedOn === this.looking) return;
    this.looking = modifiedOn;
    this.run("read", async ({ store }) => {
      const row = await store.caseCustomer(incidentId).catch(() => undefined);
      this.seen = modifiedOn;
      return row === undefined || sameCustomer(row, finding.facts.row) ? undefined : {};
    });
  }

  /** Runs one action on the incident that is shown. Refused while another runs, and where nothing is known. */
  private act(stage: Acting, what: Failure["what"], work: Work, linkingId?: string): void {
    const { input } = this;
    if (input?.incidentId === undefined) return;
    const { incidentId } = input;
    const { finding, createdId, undo } = this.shown;
    // An undo that fails can be tried again.
    const kept = stage === "undoing" ? { undo } : {};
    if (!this.go(stage, { finding, createdId, linkingId, ...kept })) return;
    this.generation += 1;
    // A comparison that waits for its answer gets none: it is made up for after the action.
    this.looking = undefined;
    // undefined: the rep kept the customer, and all is as it was.
    this.run(what, async (services) => (await work(services, { ...input, incidentId })) ?? this.shown);
  }

  /** Waits for an answer from outside; once something newer has begun, nothing more is asked, and no answer is taken. */
  private run(
    what: Failure["what"],
    ask: (services: HostServices) => Promise<Outcome | undefined>,
    take = (outcome: Outcome): void => this.take(outcome),
  ): void {
    const mine = this.generation;
    const shown = (): boolean => this.generation === mine;
    const { store, confirm } = this.services;
    void ask({ ...this.services, ...whileShown({ confirm }, shown), store: whileShown(store, shown) })
      .catch((error: unknown): Outcome => ({ failure: { what, problem: problemOf(error) } }))
      .then((outcome) => {
        if (shown() && outcome !== undefined) take(outcome);
      });
  }

  /** Shows what an answer came to, then does what waited for it. */
  private take({ finding, said, undo, createdId, failure, duplicates, linked }: Outcome): void {
    // A failed action leaves what was known on the screen; only a failed read takes it away.
    if (failure?.what === "read") this.go("failed", { failure });
    else if (failure ?? duplicates) this.go("known", { ...this.shown, linkingId: undefined, failure, duplicates });
    else if (finding !== undefined) this.go("known", { finding, said, undo, createdId });
    else this.look({ said, undo });
    if (linked !== undefined) this.services.contactLinked(linked);
    if (this.due) this.look(this.shown);
    else this.compare();
  }

  /** @returns false, and nothing changes, when the stage may not follow the one that is shown */
  private go(stage: Stage, rest: Omit<PanelState, "stage"> = {}): boolean {
    const allowed = TRANSITIONS[this.shown.stage].includes(stage);
    if (allowed) this.show({ ofNumber: this.shown.ofNumber, ...rest, stage });
    return allowed;
  }

  private show(state: PanelState): void {
    this.shown = state;
    for (const listener of this.listeners) listener(state);
  }
}
