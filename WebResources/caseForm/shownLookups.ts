import { plainGuid } from "../../Transcript/text/guid";

/**
 * The lookups of the case form that show what Dataverse holds although the form was not read anew. Setting a value makes
 * its column dirty, and the next save would submit it: by then a stale one can put back a contact that was taken off
 * since. So what was set is remembered, and kept out of every save until the rep chooses something else.
 */

const COLUMNS = ["customerid", "primarycontactid"] as const;

/** The values to show, by column; null where the column is empty in Dataverse. */
export type Lookups = Readonly<Record<(typeof COLUMNS)[number], Xrm.LookupValue[] | null>>;

/** What was set on the form of one incident. */
interface Shown {
  /** By column, as {@link key} writes it. */
  readonly set: Map<string, string>;
  /**
   * Columns whose value the rep has chosen since. It may be the one that the form was opened with: not dirty to the
   * platform, and yet not what Dataverse holds.
   */
  readonly chosen: Set<string>;
  /** Puts the columns' submit modes back that a save under way has changed. */
  restore: (() => void)[];
}

/** By incident: the app can hold several forms open, and may hand out new objects for the same form. */
const incidents = new Map<string, Shown>();

/** Shows the values, but for a column that the rep has edited and not saved. */
export function showLookups(form: Xrm.FormContext, values: Lookups): void {
  const shown = shownOn(form);
  for (const [column, attribute] of attributesOf(form)) {
    if (shown.chosen.has(column) || (attribute.getIsDirty() && !isShown(shown, column, attribute))) continue;
    attribute.setValue(values[column]);
    shown.set.set(column, key(attribute));
  }
}

/** The rep, or another script, changed something: what is another value now is theirs. */
export function giveUpChangedLookups(form: Xrm.FormContext): void {
  const shown = shownOn(form);
  for (const [column, attribute] of attributesOf(form)) {
    if (!shown.set.has(column) || isShown(shown, column, attribute)) continue;
    shown.set.delete(column);
    shown.chosen.add(column);
  }
}

/** The form was read anew: what it holds and the rep has not edited is what Dataverse holds. */
export function forgetLoadedLookups(form: Xrm.FormContext): void {
  const { set, chosen } = shownOn(form);
  for (const [column, attribute] of attributesOf(form)) {
    if (attribute.getIsDirty()) continue;
    set.delete(column);
    chosen.delete(column);
  }
}

/**
 * Keeps what was set out of the save that begins. Only for its length: the platform locks a column that is never
 * submitted, and the rep may want another customer.
 */
export function holdBackLookups(form: Xrm.FormContext): void {
  releaseLookups(form);
  giveUpChangedLookups(form);
  const shown = shownOn(form);
  for (const [column, attribute] of attributesOf(form)) {
    const during = shown.set.has(column) ? "never" : shown.chosen.has(column) ? "always" : undefined;
    if (during === undefined) continue;
    const mode = attribute.getSubmitMode();
    shown.restore.push(() => attribute.setSubmitMode(mode));
    attribute.setSubmitMode(during);
  }
}

/** The save has ended, well or not. */
export function releaseLookups(form: Xrm.FormContext): void {
  const shown = shownOn(form);
  for (const restore of shown.restore) restore();
  shown.restore = [];
}

function shownOn(form: Xrm.FormContext): Shown {
  const incidentId = plainGuid(form.data.entity.getId());
  const shown = incidents.get(incidentId) ?? { set: new Map(), chosen: new Set(), restore: [] };
  incidents.set(incidentId, shown);
  return shown;
}

/** The columns that are on this form. */
function attributesOf(form: Xrm.FormContext): [(typeof COLUMNS)[number], Xrm.Attributes.LookupAttribute][] {
  return COLUMNS.flatMap((column) => {
    const attribute = form.getAttribute<Xrm.Attributes.LookupAttribute>(column);
    return attribute === null ? [] : [[column, attribute]];
  });
}

function isShown({ set }: Shown, column: string, attribute: Xrm.Attributes.LookupAttribute): boolean {
  return set.get(column) === key(attribute);
}

/** Names change, and ids are spelled in more than one way. */
function key(attribute: Xrm.Attributes.LookupAttribute): string {
  return (attribute.getValue() ?? []).map(({ entityType, id }) => `${entityType}:${plainGuid(id)}`).join();
}
