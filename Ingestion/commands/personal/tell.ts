import type { Terminal } from "../terminal";
import { lastDigits, type Held } from "./held";

/** A line each of what was found, for programs; docs/operators.md documents it. */
export function reportOf({ cases, parts, contacts, handoffs }: Held): readonly object[] {
  return [
    ...cases.map(({ kind, id, session, isOpen, phone, isSure }) => ({
      ...{ kind, id, session, open: isOpen, lastDigits: lastDigits(phone), sure: isSure },
    })),
    ...parts.map(({ kind, id, caseId, by }) => ({ kind, id, case: caseId, by })),
    ...contacts.map(({ kind, id, by }) => ({ kind, id, by })),
    ...handoffs.map(({ kind, id, session, state }) => ({ kind, id, session, state })),
  ];
}

/** The same for people: ids, states and the last four digits of numbers, and no word of anybody's. */
export function tellHeld(
  { cases, parts, contacts, handoffs }: Held,
  terminal: Terminal,
  { isErased, deletesCases }: { readonly isErased: boolean; readonly deletesCases: boolean },
): void {
  const sure = cases.filter(({ isSure }) => isSure);
  for (const { id, session, isOpen, phone } of sure) {
    const digits = lastDigits(phone);
    const number = digits === "" ? "" : `, number ending in ${digits}`;
    terminal.out(`case ${id}  ${isOpen ? "open" : "closed"}, session ${session || "not told"}${number}`);
    for (const part of parts.filter(({ caseId }) => caseId === id)) {
      const left = deletesCases ? "goes with the case" : "left alone: look whether it holds words of the caller's";
      terminal.out(`  ${part.kind} ${part.id}${part.by === "product" ? "" : `  somebody's own; ${left}`}`);
    }
  }
  for (const { id, by } of contacts) terminal.out(`contact ${id}  ${BY[by]}`);
  for (const { id, session, state } of handoffs) terminal.out(`handoff ${id}  ${state}, session ${session}`);
  for (const { id, phone } of cases.filter(({ isSure }) => !isSure))
    terminal.out(
      `perhaps: case ${id}, whose number ending in ${lastDigits(phone)} is the same only in part: ` +
        `look at it; ${isErased ? "it is left alone" : "--erase leaves it alone"}`,
    );
  const counts = [
    [sure.length, "cases"],
    [parts.filter(({ by }) => by === "product").length, "notes and activities"],
    [contacts.filter(({ by }) => by === "service").length, "contacts"],
    [handoffs.length, "handoffs in the inbox"],
  ];
  terminal.out(`the product holds: ${counts.map(([count, what]) => `${count} ${what}`).join(", ")}`);
}

const BY = {
  service: "made by the service",
  call: "made of a call, by a rep or OpenCX's own integration: left alone",
  somebody: "not the product's: left alone",
} as const;

/** What lies where no command of the product's reaches. */
export function tellRest(
  { cases, contacts }: Held,
  terminal: Terminal,
  { isErased, json, waiting }: { readonly isErased: boolean; readonly json: boolean; readonly waiting: number },
): void {
  if (waiting > 0)
    terminal.error(
      `${waiting} handoffs in the inbox are no case yet, and hold no number: give the command again once \`status\` says that they are settled`,
    );
  if (json || cases.length + contacts.length === 0) return;
  terminal.out(
    "not looked at: Dataverse's audit history, recycle bin and retained rows, OpenCX itself, backups, logs; docs/privacy.md says what to do there",
  );
  if (isErased)
    terminal.out("audit history keeps what was erased where your organization audits: delete it for each id above");
}
