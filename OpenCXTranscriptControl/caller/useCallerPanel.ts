import * as React from "react";
import type { Caller } from "../../Transcript/conversation";
import { realAccount, sameCustomer } from "../../Caller/customer/linkPlan";
import { caseFacts, lookUpCaller, phoneMatch, type CallerQuery, type PhoneMatch } from "./callerLookup";
import type { CallerContact } from "./caseStore";
import { linkContact, unlinkContact } from "./linking";
import { newContactRow, type ContactDetails } from "../../Caller/contact/newContact";
import { INITIAL, panelReducer, type PanelState, type Sentence } from "./panelState";
import { problemOf } from "../host/problem";
import type { HostProps } from "../host/hostProps";
import type { HostServices } from "../host/hostServices";

/** What the rep can do in the panel. Each waits for the one before: a second press while one runs does nothing. */
export interface PanelActions {
  readonly searchAgain: () => void;
  readonly link: (contact: CallerContact, match: PhoneMatch | undefined) => void;
  readonly unlink: () => void;
  /** Creates the contact under an id chosen when the form was opened, then links it. */
  readonly create: (contactId: string, form: ContactDetails, sessionId: string | undefined) => void;
  readonly open: (contactId: string) => void;
}

/**
 * State of the caller panel. Asks Dataverse when the incident or the caller's number changes, looks at the incident's
 * customer when the incident was
 * changed, and does nothing because the host called updateView again. Answers that come after another incident is
 * shown, or after the control is gone, are dropped.
 * @param incidentId undefined: not saved yet
 */
export function useCallerPanel(
  incidentId: string | undefined,
  { phone, name }: Caller,
  { defaultCountry, modifiedOn }: Pick<HostProps, "defaultCountry" | "modifiedOn">,
  services: HostServices,
): readonly [PanelState, PanelActions] {
  const [state, dispatch] = React.useReducer(panelReducer, INITIAL);
  const [round, setRound] = React.useState(0);
  // Count the incidents and the looks at them: an answer belongs on the screen only while its own number is the current
  // one.
  const shown = React.useRef(0);
  const current = React.useRef(0);
  const running = React.useRef(false);
  // A look that an action kept waiting: it would read what the action is about to change, and take the action's own
  // words off the screen.
  const due = React.useRef(false);
  // What an action did is still on the screen while the panel looks anew because of it.
  const carried = React.useRef<Sentence>();
  // Only orders what is found: a name corrected in the description is no reason to search anew and take a half-filled
  // form away.
  const newestName = React.useRef(name);
  newestName.current = name;

  React.useEffect(() => {
    running.current = false;
    return () => {
      shown.current += 1;
    };
  }, [incidentId, services]);

  React.useEffect(() => {
    due.current = running.current;
    if (running.current) return undefined;
    const mine = current.current + 1;
    current.current = mine;
    const stillMine = (): boolean => current.current === mine;
    const said = carried.current;
    carried.current = undefined;
    if (incidentId === undefined) {
      dispatch({ type: "unsaved" });
    } else {
      dispatch({ type: "reading", said });
      const query: CallerQuery = { incidentId, phone, name: newestName.current, defaultCountry };
      lookUpCaller(services.store, query, () => {
        if (stillMine()) dispatch({ type: "searching" });
      }).then(
        (finding) => {
          if (stillMine()) dispatch({ type: "known", finding });
        },
        (error: unknown) => {
          if (stillMine()) dispatch({ type: "failed", failure: { what: "read", problem: problemOf(error) } });
        },
      );
    }
    return () => {
      current.current = mine + 1;
    };
  }, [incidentId, phone, defaultCountry, round, services]);

  const { finding, busy } = state;
  const seen = React.useRef({ incidentId, modifiedOn });
  React.useEffect(() => {
    const before = seen.current;
    const isChange =
      incidentId !== undefined &&
      before.incidentId === incidentId &&
      before.modifiedOn !== undefined &&
      before.modifiedOn !== modifiedOn;
    // What changes during a search or an action is looked at when there is something to compare it with.
    if (isChange && (finding === undefined || busy !== undefined)) return;
    seen.current = { incidentId, modifiedOn };
    if (!isChange || finding === undefined) return;
    // The rep may have chosen another customer on the form. In silence: most changes are of other columns.
    const mine = current.current;
    services.store.caseCustomer(incidentId).then(
      (row) => {
        if (current.current === mine && !running.current && !sameCustomer(row, finding.facts.row))
          setRound((round) => round + 1);
      },
      () => undefined,
    );
  }, [incidentId, modifiedOn, finding, busy, services]);

  const actions = React.useMemo<PanelActions>(() => {
    const { store, text, confirm, contactLinked, openContact } = services;

    const lookAgain = (said: Sentence | undefined): void => {
      carried.current = said;
      setRound((before) => before + 1);
    };

    /** Runs one action on the incident that is shown now; `stillMine` tells whether it still is. */
    const once = (work: (id: string, stillMine: () => boolean) => Promise<void>): void => {
      if (running.current || incidentId === undefined) return;
      running.current = true;
      const mine = shown.current;
      const stillMine = (): boolean => shown.current === mine;
      void work(incidentId, stillMine).finally(() => {
        if (!stillMine()) return;
        running.current = false;
        dispatch({ type: "settled" });
        if (due.current) setRound((before) => before + 1);
      });
    };

    const linkAndTell = async (
      id: string,
      stillMine: () => boolean,
      contact: CallerContact,
      match: PhoneMatch | undefined,
    ): Promise<void> => {
      const name = contact.name === "" ? text("unnamed") : contact.name;
      const outcome = await linkContact(store, id, contact, (customer) =>
        confirm({
          title: text("confirmTitle"),
          text: text("confirmText", name, customer),
          yes: text("confirmYes"),
          no: text("confirmNo"),
        }),
      );
      if (!stillMine() || outcome.kind === "declined") return;
      if (outcome.kind === "taken") {
        lookAgain({ key: "alreadyLinked", values: [outcome.by] });
        return;
      }
      const said: Sentence = { key: "linked", values: [name] };
      if (due.current) carried.current = said;
      dispatch({
        type: "known",
        finding: { kind: "linked", facts: outcome.facts, link: outcome.link, contact, match },
        said,
      });
      contactLinked({ contactId: contact.contactId, incidentId: id });
    };

    return {
      searchAgain: () => lookAgain(undefined),
      link: (contact, match) =>
        once(async (id, stillMine) => {
          dispatch({ type: "busy", busy: { action: "link", contactId: contact.contactId } });
          try {
            await linkAndTell(id, stillMine, contact, match);
          } catch (error) {
            if (stillMine()) dispatch({ type: "failed", failure: { what: "link", problem: problemOf(error) } });
          }
        }),
      unlink: () =>
        once(async (id, stillMine) => {
          dispatch({ type: "busy", busy: { action: "unlink" } });
          try {
            const done = await unlinkContact(store, id);
            if (!stillMine()) return;
            lookAgain(done ? { key: "unlinked", values: [] } : undefined);
            if (done) contactLinked({ contactId: null, incidentId: id });
          } catch (error) {
            if (stillMine()) dispatch({ type: "failed", failure: { what: "unlink", problem: problemOf(error) } });
          }
        }),
      create: (contactId, form, sessionId) =>
        once(async (id, stillMine) => {
          dispatch({ type: "busy", busy: { action: "create" } });
          let created = false;
          try {
            const { row, placeholder } = await caseFacts(store, id);
            const account = realAccount(row, placeholder);
            await store.createContact(newContactRow(contactId, form, sessionId, account));
            created = true;
            if (!stillMine()) return;
            dispatch({ type: "created", contactId });
            const fullname = `${form.firstName} ${form.lastName}`.trim();
            const contact: CallerContact = {
              row: { contactid: contactId, fullname, mobilephone: form.phone },
              contactId,
              name: fullname,
              email: form.email.trim(),
              parentId: account?.id,
              parentName: account === undefined ? "" : row.customerName,
            };
            await linkAndTell(
              id,
              stillMine,
              contact,
              phoneMatch({ phone, name: newestName.current, defaultCountry }, contact),
            );
          } catch (error) {
            if (stillMine())
              dispatch({
                type: "failed",
                failure: { what: created ? "createdNotLinked" : "create", problem: problemOf(error) },
              });
          }
        }),
      open: (contactId) => {
        const mine = shown.current;
        openContact(contactId).catch((error: unknown) => {
          if (shown.current === mine)
            dispatch({ type: "failed", failure: { what: "open", problem: problemOf(error) } });
        });
      },
    };
  }, [incidentId, phone, defaultCountry, services]);

  return [state, actions];
}
