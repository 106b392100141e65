import { parsePhone } from "../../../Caller/phone/parse";
import { systemClock, type Clock } from "../../clock";
import type { Connection, EraseLogin } from "../../config/connection";
import { SettingsError } from "../../config/settings";
import { openEnvironment } from "../../dataverse/environment";
import type { DataverseAccess } from "../../dataverse/token";
import { Failure } from "../../failures/failure";
import { UsageError, type Wanted } from "../../flags";
import { countWithoutCase } from "../../inbox/statements/ofSessions";
import { DEFAULT_BACKOFF, type Backoff } from "../../inbox/worker/backoff";
import { inTries } from "../inTries";
import { EXIT, type ReportOptions, type Terminal } from "../terminal";
import { eraseHeld } from "./eraseHeld";
import { findHeld, type Person } from "./find";
import type { Held } from "./held";
import { reportOf, tellHeld, tellRest } from "./tell";
import type { InboxOrNone } from "./withInboxIfAny";

/** Rows of a page: a person has few. */
const PAGE = 500;

/** Where a person's data lies, and who may erase it. */
export interface Places extends Pick<Connection, "dataverse" | "cases"> {
  /** Absent: it is listed and nothing is changed. */
  readonly login: EraseLogin | undefined;
  readonly inbox: InboxOrNone;
}

interface PersonalOptions extends ReportOptions {
  /** Deletes cases in place of emptying them. */
  readonly deletesCases?: boolean;
  readonly clock?: Clock;
  readonly backoff?: Backoff;
}

/**
 * `personal`: lists all that the product holds of a contact or a number, by ids; with a login that may, erases it.
 * Given again it goes on where it was broken off, and finds nothing in the end.
 * @returns 1 when something of it was not erased, or the inbox was not there to erase from
 * @throws UsageError for a number without a country and for the contact of unknown callers; SettingsError; Failure
 */
export async function personal(
  wanted: Wanted,
  { dataverse, cases, login, inbox: opened }: Places,
  terminal: Terminal,
  { json, deletesCases = false, clock = systemClock, backoff = DEFAULT_BACKOFF }: PersonalOptions = {},
): Promise<number> {
  const { customer, defaultCountry } = cases.unknownCaller;
  const placeholder = customer.table === "contact" ? customer.id : undefined;
  const person = personOf(wanted, defaultCountry, placeholder);
  const { client } = openEnvironment(login === undefined ? dataverse : accessOf(dataverse, login), { clock });
  const tried = <T>(step: () => Promise<T>): Promise<T> => inTries(step, clock, backoff);
  const inbox = "missing" in opened ? undefined : opened;
  if ("missing" in opened) terminal.error(`the inbox is not looked at: ${opened.missing}`);
  try {
    const held = await findHeld(person, { client, paging: { size: PAGE, tried }, inbox, but: placeholder });
    if (json === undefined) tellHeld(held, terminal, { isErased: login !== undefined, deletesCases });
    else for (const each of reportOf(held)) json(each);
    let isWhole = true;
    if (login !== undefined) {
      isWhole = await eraseHeld(held, {
        client,
        inbox,
        deletesCases,
        customColumns: Object.values(cases.customDataColumns),
        tried,
        onDone: (kind, id, done) => {
          if (json === undefined) terminal.out(`${kind} ${id}  ${done}`);
          else json({ kind, id, done });
        },
        onFailed: (kind, id, failure) => terminal.error(`${kind} ${id}  not erased: ${failure.message}`),
      });
      if (inbox === undefined && !isNothing(held)) isWhole = false;
    }
    const waiting = inbox === undefined ? 0 : await countWithoutCase(inbox.pool);
    tellRest(held, terminal, { isErased: login !== undefined, json: json !== undefined, waiting });
    return isWhole ? EXIT.ok : EXIT.failed;
  } catch (thrown) {
    if (login === undefined || !(thrown instanceof Failure)) throw thrown;
    terminal.error(asEraser(thrown));
    return EXIT.failed;
  }
}

function isNothing({ cases, contacts }: Held): boolean {
  return !cases.some(({ isSure }) => isSure) && !contacts.some(({ by }) => by === "service");
}

function personOf(wanted: Wanted, defaultCountry: string | undefined, placeholder: string | undefined): Person {
  if ("contactId" in wanted) {
    if (wanted.contactId !== placeholder) return wanted;
    throw new UsageError(
      "that contact stands for all callers whom nobody knows (UNKNOWN_CALLER_CUSTOMER): name a number by --phone",
    );
  }
  const phone = parsePhone(wanted.phone, defaultCountry);
  // The same national number is somebody else's in another country.
  if (phone.known?.isPossible() === true) return { phone };
  throw new UsageError(
    "--phone needs a whole number with its country, such as +442079460958; of one without, DEFAULT_COUNTRY says it",
  );
}

function accessOf(dataverse: DataverseAccess, { clientId, clientSecret, tenantId }: EraseLogin): DataverseAccess {
  if ("clientId" in dataverse && dataverse.clientId?.toLowerCase() === clientId.toLowerCase())
    throw new SettingsError([
      "ERASE_CLIENT_ID: is the service's own login, which must not be able to delete: make an application user of its own with the role OpenCX Erasure",
    ]);
  const tenant = tenantId ?? ("tenantId" in dataverse ? dataverse.tenantId : undefined);
  if (tenant === undefined)
    throw new SettingsError([
      "ERASE_TENANT_ID: is not set, and with DATAVERSE_CREDENTIAL=managed-identity there is no DATAVERSE_TENANT_ID in its place",
    ]);
  const { url, authority } = dataverse;
  return { url, authority, credential: "secret", tenantId: tenant, clientId, clientSecret };
}

/** What stopped the erasing, of whose settings and user it tells. */
function asEraser({ message }: Failure): string {
  const told = message
    .replace(/\bDATAVERSE_(CLIENT_ID|CLIENT_SECRET|TENANT_ID)\b/g, "ERASE_$1")
    .replace("; a dead handoff lands when it is replayed", "");
  return `broken off, as the login of ERASE_CLIENT_ID: ${told}; what was erased stays so: mend it, and give the command again`;
}
