import { CallerPanel, type PanelInput } from "../../../OpenCXTranscriptControl/caller/panel/CallerPanel";
import type { PanelState } from "../../../OpenCXTranscriptControl/caller/panel/panelState";
import { HeldServices, settle } from "./heldServices";

export const NUMBER = "+12025550143";
export const OTHER_NUMBER = "+12025550188";

/** What the host says of a saved incident. */
export function input(change: Partial<PanelInput> = {}): PanelInput {
  return {
    incidentId: "first",
    phone: NUMBER,
    name: "Michael Davis",
    defaultCountry: undefined,
    modifiedOn: 1,
    ...change,
  };
}

/** A panel with all that it has shown, oldest first. */
export interface Opened {
  readonly panel: CallerPanel;
  readonly services: HeldServices;
  readonly shown: PanelState[];
  /** Another updateView, with these values changed since the one before. */
  readonly update: (change: Partial<PanelInput>) => Promise<void>;
}

/** A panel whose first question has been asked and not answered. */
export async function openPanel(change: Partial<PanelInput> = {}, services = new HeldServices()): Promise<Opened> {
  const panel = new CallerPanel(services);
  const shown: PanelState[] = [];
  let newest = input(change);
  panel.subscribe((state) => shown.push(state));
  const update = async (more: Partial<PanelInput>): Promise<void> => {
    newest = { ...newest, ...more };
    panel.update(newest);
    await settle();
  };
  await update({});
  return { panel, services, shown, update };
}

/** A panel that has found the contact of the caller's number. */
export async function knownPanel(services = new HeldServices()): Promise<Opened> {
  const opened = await openPanel({}, services);
  await services.answerAll();
  services.asked.length = 0;
  return opened;
}

/** Presses one of the actions that change the incident; what it waits for first is asked by then. */
export const PRESSES = {
  linking: (panel: CallerPanel): void => {
    const { finding } = panel.state;
    const [best] = finding?.kind === "open" ? (finding.found ?? []) : [];
    const contact = {
      row: { contactid: "c" },
      table: "contact",
      id: "c",
      name: "",
      email: "",
      parentId: undefined,
      parentName: "",
    } as const;
    panel.link(best?.holder ?? contact, best?.match);
  },
  unlinking: (panel: CallerPanel): void => panel.unlink(),
  creating: (panel: CallerPanel): void =>
    panel.create({
      contactId: "new",
      form: { firstName: "Ada", lastName: "Okafor", phone: NUMBER, email: "", street: "", postcode: "" },
      sessionId: undefined,
    }),
} as const;

export const ACTIONS = Object.keys(PRESSES) as (keyof typeof PRESSES)[];
