import { sessionLink, SHIPPED_HOSTS } from "../../Caller/sessionLink";
import { sessionAddress } from "../../Caller/variables";
import { plainGuid } from "../../Transcript/text/guid";
import { withDeadline } from "../../Caller/deadline";
import { environmentVariables } from "../environmentVariables";

const DEADLINE_SECONDS = 10;

/** The columns of a case that say where its session is. */
interface SessionColumns {
  readonly opencx_sessionid?: string | null;
  readonly opencx_sessionurl?: string | null;
}

/**
 * Enable rule of the command "Open OpenCX session": a saved case whose session may be opened, by the same rules as the
 * control's link. What cannot be found out keeps the command away. Never rejects.
 */
export async function canOpenSession(form: Xrm.FormContext): Promise<boolean> {
  return (await linkOf(form)) !== undefined;
}

/** Opens the session of the case in a new window. Does nothing where it may not be opened. */
export async function openSession(form: Xrm.FormContext): Promise<void> {
  const url = await linkOf(form);
  if (url !== undefined) Xrm.Navigation.openUrl(url);
}

async function linkOf(form: Xrm.FormContext): Promise<string | undefined> {
  try {
    const [columns, variables = {}] = await Promise.all([columnsOf(form), environmentVariables()]);
    const { opencx_SessionUrlTemplate: template, opencx_SessionLinkHosts: hosts = SHIPPED_HOSTS } = variables;
    const sessionId = columns.opencx_sessionid ?? "";
    const own = columns.opencx_sessionurl ?? "";
    const address =
      own !== "" || sessionId === "" || template === undefined ? own : sessionAddress(template, sessionId);
    const link = sessionLink(address, hosts);
    return link.kind === "link" ? link.url : undefined;
  } catch {
    // A form that was closed meanwhile, or a case that cannot be read.
    return undefined;
  }
}

/** As the form holds them, or as they are stored where they are not on the form. */
async function columnsOf(form: Xrm.FormContext): Promise<SessionColumns> {
  const id = form.data.entity.getId();
  if (id === "") return {};
  const [sessionId, address] = ["opencx_sessionid", "opencx_sessionurl"].map((column) =>
    form.getAttribute<Xrm.Attributes.StringAttribute>(column),
  );
  if (sessionId && address) return { opencx_sessionid: sessionId.getValue(), opencx_sessionurl: address.getValue() };
  const options = "?$select=opencx_sessionid,opencx_sessionurl";
  const row: unknown = await withDeadline(
    Xrm.WebApi.retrieveRecord("incident", plainGuid(id), options),
    DEADLINE_SECONDS,
  );
  return row as SessionColumns;
}
