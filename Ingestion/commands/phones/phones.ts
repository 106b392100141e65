import { ACCOUNT_PHONE_COLUMNS, PHONE_COLUMNS, type PhoneColumn } from "../../../Caller/phone/filters";
import { PHONE_FORMS, type PhoneForm } from "../../../Caller/phone/stored";
import { systemClock, type Clock } from "../../clock";
import type { Connection } from "../../config/connection";
import { openEnvironment } from "../../dataverse/environment";
import { pagesOf } from "../../dataverse/pages";
import { DEFAULT_BACKOFF, type Backoff } from "../../inbox/worker/backoff";
import { inTries } from "../inTries";
import { EXIT, type ReportOptions, type Terminal } from "../terminal";
import { ColumnCount, type ColumnReport } from "./columnCount";

/** The tables that the caller match looks into, each with the columns that it asks. */
const TABLES: readonly { readonly table: string; readonly set: string; readonly columns: readonly PhoneColumn[] }[] = [
  { table: "contact", set: "contacts", columns: PHONE_COLUMNS },
  { table: "account", set: "accounts", columns: ACCOUNT_PHONE_COLUMNS },
];

/** Rows of a page: with every column full it has some three megabytes, of eight that are read. */
const PAGE = 2_000;
/** Rows between two lines that say how far it is. */
const TOLD_EVERY = 10_000;

/**
 * `phones`: reads the phone columns of an environment and says what they hold, by kind and way of writing, and how a
 * caller of such a number would be found. Writes nothing, keeps no row, and names no number.
 * @param terminal its errors tell of the progress
 */
export async function phones(
  connection: Pick<Connection, "dataverse" | "cases">,
  terminal: Terminal,
  { json, clock = systemClock, backoff = DEFAULT_BACKOFF, page = PAGE }: PhonesOptions = {},
): Promise<number> {
  const { client } = openEnvironment(connection.dataverse, { clock });
  const { defaultCountry } = connection.cases.unknownCaller;
  let untold = 0;
  for (const { table, set, columns } of TABLES) {
    const counts = columns.map((column) => new ColumnCount(table, column, defaultCountry));
    const path = `${set}?$select=${columns.join(",")}&$filter=${encodeURIComponent("statecode eq 0")}`;
    const what = `reading the phone columns of ${set}`;
    let rows = 0;
    for await (const some of pagesOf(client, path, {
      what,
      size: page,
      tried: (step) => inTries(step, clock, backoff),
    })) {
      for (const row of some) for (const count of counts) count.add(row[count.column]);
      if (Math.floor((rows + some.length) / TOLD_EVERY) > Math.floor(rows / TOLD_EVERY))
        terminal.error(`${table}: ${rows + some.length} rows read`);
      rows += some.length;
    }
    const reports = counts.map((count) => count.report(rows));
    untold += reports.reduce((sum, { callers }) => sum + callers.untold, 0);
    if (json !== undefined) reports.forEach((report) => json(report));
    else tell(table, rows, reports, terminal);
  }
  if (json === undefined && untold > 0) {
    const unset = defaultCountry === undefined ? ", and DEFAULT_COUNTRY is not set" : "";
    terminal.out(
      `${untold} values do not say their country${unset}: who is meant by them cannot be told here; ` +
        "a caller of any country whose national number they are is offered",
    );
  }
  return EXIT.ok;
}

/** What a test may set besides. */
export interface PhonesOptions extends ReportOptions {
  readonly clock?: Clock;
  readonly backoff?: Backoff;
  /** Rows of a page. */
  readonly page?: number;
}

const FORM_WORDS: Readonly<Record<PhoneForm, string>> = {
  national: "without a country",
  prefix: "00 or 011 before the country",
  trunk: "(0) behind the country",
  letters: "letters that are dialled",
  digits: "other digits than 0-9, or characters that nobody sees",
  plan: "as before a change of the country's numbering plan",
  invalid: "not in the country's numbering plan",
  amount: "as a spreadsheet made it",
};

function tell(table: string, rows: number, reports: readonly ColumnReport[], terminal: Terminal): void {
  terminal.out(`${table}: ${rows} active rows`);
  const empty = reports.filter(({ filled }) => filled === 0).map(({ column }) => column);
  for (const report of reports) if (report.filled > 0) tellColumn(report, terminal);
  if (empty.length > 0) terminal.out(`  empty: ${empty.join(", ")}`);
}

function tellColumn({ column, filled, kinds, forms, callers, examples }: ColumnReport, terminal: Terminal): void {
  const like = (shapes: readonly string[]): string => (shapes.length === 0 ? "" : ` (such as ${shapes.join(" | ")})`);
  terminal.out(`  ${column}: ${filled} filled`);
  terminal.out(
    `    hold: ${kinds.one} one number, ` +
      `${kinds.remarks} one with remarks or an extension${like(examples.remarks)}, ` +
      `${kinds.several} several numbers${like(examples.several)}, ` +
      `${kinds.nothing} nothing readable${like(examples.nothing)}`,
  );
  const written = PHONE_FORMS.filter((form) => forms[form] > 0).map((form) => `${forms[form]} ${FORM_WORDS[form]}`);
  if (written.length > 0) terminal.out(`    written: ${written.join(", ")}`);
  terminal.out(
    `    their callers: ${callers.equality} found by equality, ${callers.digits} by their digits alone, which is slow, ` +
      `${callers.untold} of no told country, ${callers.nothing} not found${like(examples.notFound)}`,
  );
}
