import type { IInputs } from "../generated/ManifestTypes";
import { languageName } from "./languageName";
import { relativeTime } from "./relativeTime";
import { dateTimeInUserZone, timeInUserZone, wallClock } from "./userZone";
import { raiseFormEvent } from "./untypedContext";
import type { CaseStore } from "../caller/panel/caseStore";
import { createCaseStore, inTime } from "./webApiStore";
import type { TaskRow } from "../said/taskRow";
import type { NoteRow } from "../transcript/take/noteRow";
import type { CountedKey, StringKey } from "../strings/keys";

/** What components may ask of the host. One object per control instance; each call goes to the newest context. */
export interface HostServices {
  /** A string in the rep's language, `{0}`, `{1}` filled in, each in its own direction (isolated). */
  readonly text: (key: StringKey, ...values: readonly (string | number)[]) => string;
  /** A string whose key is put together at run time; undefined when no file has it. */
  readonly textIfAny: (key: string) => string | undefined;
  /**
   * A string in the plural form that the strings' language has for `amount`, which fills `{0}`; `values` fill `{1}` and
   * so on.
   */
  readonly count: (key: CountedKey, amount: number, ...values: readonly (string | number)[]) => string;
  readonly integer: (value: number) => string;
  /** Date and time in the rep's time zone and format. */
  readonly dateTime: (value: Date) => string;
  /** Time of day alone, in the rep's time zone and format. */
  readonly timeOfDay: (value: Date) => string;
  /** How long ago it was, by the calendar of the rep's zone; undefined where a wrong clock forbids to say. */
  readonly ago: (value: Date, now: Date) => string | undefined;
  /** What a language is called in the strings' language; `tag` itself where the browser does not know. */
  readonly languageName: (tag: string) => string;
  /** Whether the rep's roles may create or write rows of a table, their own at least; true where the host does not tell. */
  readonly may: (access: "Create" | "Write", table: string) => boolean;
  readonly openSession: (url: string) => void;
  /** Opens a case in the app's own session: a tab of Customer Service workspace, the same window elsewhere. */
  readonly openCase: (incidentId: string) => Promise<void>;
  readonly openContact: (contactId: string) => Promise<void>;
  /** Asks before something is replaced. */
  readonly confirm: (question: ComponentFramework.NavigationApi.ConfirmDialogStrings) => Promise<boolean>;
  /** Tells the form that the case's contact changed; `contactId` is null when none is linked. */
  readonly contactLinked: (payload: { readonly contactId: string | null; readonly incidentId: string }) => void;
  readonly store: CaseStore;
  /** Creates a note under its own id. Ends within the timeout; rejections go to `problemOf`. */
  readonly createNote: (row: NoteRow) => Promise<unknown>;
  /** Creates a task under its own id. Ends within the timeout; rejections go to `problemOf`. */
  readonly createTask: (row: TaskRow) => Promise<unknown>;
  /** The rep's own clock at an instant, as if it were UTC's; and back. */
  readonly wallOf: (instant: Date) => Date;
  readonly instantOf: (wall: Date) => Date;
}

/** By language: each takes longer to make than a screenful of rows. */
const pluralRules = new Map<string, Intl.PluralRules>();

/** @param current gives the newest context, since the host may pass another object with each updateView. */
export function createHostServices(current: () => ComponentFramework.Context<IInputs>): HostServices {
  const textIfAny = (key: string): string | undefined => {
    const found = current().resources.getString(key);
    return found === "" || found === key ? undefined : found;
  };
  const integer = (value: number): string => current().formatting.formatInteger(value);
  // Numbers and dates follow the user's format, but words the language that they are in: a user whose own is not among
  // ours reads English.
  const language = (): string => textIfAny("languageTag") ?? "en";
  return {
    textIfAny,
    text: (key, ...values) => filled(textIfAny(key) ?? key, values),
    count: (key, amount, ...values) => {
      const tag = language();
      const rules = pluralRules.get(tag) ?? new Intl.PluralRules(tag);
      pluralRules.set(tag, rules);
      const form = rules.select(amount);
      // A browser can know a form that its language has only lately, or not know one that we have.
      return filled(textIfAny(`${key}_${form}`) ?? textIfAny(`${key}_other`) ?? key, [integer(amount), ...values]);
    },
    integer,
    dateTime: (value) => dateTimeInUserZone(value, current()),
    timeOfDay: (value) => timeInUserZone(value, current()),
    ago: (value, now) =>
      relativeTime(value, now, {
        offsetAt: (instant) => current().userSettings.getTimeZoneOffsetMinutes(instant),
        language: language(),
        integer,
      }),
    languageName: (tag) => languageName(tag, language()),
    may: (access, table) => {
      try {
        const told: unknown = current().utils.hasEntityPrivilege(table, access === "Create" ? 1 : 3, 0);
        return told !== false;
      } catch {
        // What Dataverse refuses then is explained after the press.
        return true;
      }
    },
    openSession: (url) => current().navigation.openUrl(url),
    openCase: async (incidentId) => {
      await current().navigation.openForm({ entityName: "incident", entityId: incidentId, openInNewWindow: false });
    },
    openContact: async (contactId) => {
      await current().navigation.openForm({ entityName: "contact", entityId: contactId, openInNewWindow: true });
    },
    confirm: async (question) => (await current().navigation.openConfirmDialog(question)).confirmed,
    contactLinked: ({ contactId, incidentId }) => {
      // As texts: the bundle has other names of its own, scripts of the form read these.
      const payload: readonly (readonly [name: string, id: string | null])[] = [
        ["contactId", contactId],
        ["incidentId", incidentId],
      ];
      raiseFormEvent(current(), "ContactLinked", Object.fromEntries(payload));
    },
    store: createCaseStore(() => current().webAPI),
    createNote: (row) => inTime(current().webAPI.createRecord("annotation", row)),
    createTask: (row) => inTime(current().webAPI.createRecord("task", row)),
    wallOf: (instant) => wallClock(instant, current()),
    instantOf: (wall) => {
      // Of the instant itself: the clock may be changed between it and the same hour of UTC.
      const near = new Date(2 * wall.getTime() - wallClock(wall, current()).getTime());
      return new Date(near.getTime() + wall.getTime() - wallClock(near, current()).getTime());
    },
  };
}

function filled(sentence: string, values: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d)\}/g, (hole: string, index: string) =>
    isolated(String(values[Number(index)] ?? hole)),
  );
}

/** A name or phone number of the other direction would else reorder the sentence around it; a plain number cannot. */
function isolated(value: string): string {
  return /^[\d.,]*$/.test(value) ? value : `\u2068${value}\u2069`;
}
