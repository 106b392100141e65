import { loosePatterns, inFilter } from "../../../Caller/phone/filters";
import { matchPhones } from "../../../Caller/phone/match";
import { parsePhone, type Phone } from "../../../Caller/phone/parse";
import { phoneSpellings } from "../../../Caller/phone/spellings";
import { odataText } from "../../../Caller/odata";
import type { DataverseClient } from "../../dataverse/client";
import { rowsOfAny, textOf, type PageRow, type Paging } from "../../dataverse/pages";
import type { HeldCase } from "./held";

const COLUMNS =
  "incidentid,opencx_sessionid,opencx_callerphone,statecode,statuscode,_customerid_value,_primarycontactid_value";

/** Asks for the cases that the product has made, and judges whose they are. */
export class CaseFinder {
  public constructor(
    private readonly client: DataverseClient,
    private readonly paging: Omit<Paging, "what">,
  ) {}

  /** Those of a number, whatever their spelling; unsure where the column holds it in part, or without its country. */
  public async ofNumber(phone: Phone): Promise<readonly HeldCase[]> {
    const patterns = loosePatterns(phone).map((pattern) => pattern.replace("_", "opencx_callerphone"));
    const rows = await this.ask([inFilter("opencx_callerphone", phoneSpellings(phone)), ...patterns]);
    return rows.flatMap((row) => {
      const level = matchPhones(phone, parsePhone(textOf(row, "opencx_callerphone"), phone.defaultCountry));
      if (level === "NO_MATCH") return [];
      return [readCase(row, level === "EXACT" || level === "OLD_FORM")];
    });
  }

  /** Those on which a contact stands. */
  public async ofContacts(ids: readonly string[]): Promise<readonly HeldCase[]> {
    return this.ofAll(ids, (id) => `_customerid_value eq ${id} or _primarycontactid_value eq ${id}`);
  }

  /** Those of sessions, each of which is of one caller. */
  public async ofSessions(ids: readonly string[]): Promise<readonly HeldCase[]> {
    return this.ofAll(ids, (id) => `opencx_sessionid eq ${odataText(id)}`);
  }

  private async ofAll(ids: readonly string[], condition: (id: string) => string): Promise<readonly HeldCase[]> {
    const found = (await this.ask(ids.map(condition))).map((row) => readCase(row, true));
    // A case that says neither is none of the product's, or was erased.
    return found.filter(({ session, phone }) => session !== "" || phone !== "");
  }

  private async ask(conditions: readonly string[]): Promise<readonly PageRow[]> {
    const paging = { ...this.paging, what: "looking for the cases" };
    return rowsOfAny(this.client, `incidents?$select=${COLUMNS}`, conditions, paging);
  }
}

function readCase(row: PageRow, isSure: boolean): HeldCase {
  const number = (column: string): number => (typeof row[column] === "number" ? row[column] : 0);
  return {
    kind: "case",
    id: textOf(row, "incidentid").toLowerCase(),
    session: textOf(row, "opencx_sessionid"),
    isOpen: number("statecode") === 0,
    statecode: number("statecode"),
    statuscode: number("statuscode"),
    phone: textOf(row, "opencx_callerphone"),
    contacts: ["_customerid_value", "_primarycontactid_value"]
      .map((column) => textOf(row, column).toLowerCase())
      .filter((id) => id !== ""),
    isSure,
  };
}
