import type { Connections } from "../config/connection";
import { openEnvironment, type DataverseEnvironment, type EnvironmentOptions } from "../dataverse/environment";
import type { HandoffRoute } from "../handoff/route";
import type { HttpOptions } from "../http/httpOptions";
import type { Paces } from "../http/pace/paces";
import { OpenCXClient } from "../opencx/client";

/** A connection whose two sides can be asked. */
export interface OpenConnection extends HandoffRoute {
  /** For the sweep, whose requests go behind all others. */
  readonly swept: OpenCXClient;
  readonly dataverse: DataverseEnvironment;
  readonly organizationId: string | undefined;
  readonly name: string;
}

/** Opens both sides of a connection. Sends nothing yet. */
export function openConnection(
  connection: Connections<"dataverse" | "cases" | "opencx">[number],
  http: HttpOptions & Pick<EnvironmentOptions, "onAnswer" | "concurrency">,
  paces: Paces,
  onOddFields: (fields: readonly string[]) => void,
): OpenConnection {
  const opencx = { ...connection.opencx, ...http, pacer: paces.openCX(connection.opencx) };
  const pacer = paces.dataverse(connection.dataverse.url);
  return {
    conversations: new OpenCXClient(opencx),
    swept: new OpenCXClient({ ...opencx, urgency: "sweep" }),
    dataverse: openEnvironment(connection.dataverse, { ...http, pacer }),
    cases: connection.cases,
    onOddFields,
    organizationId: connection.opencx.organizationId,
    name: connection.name,
  };
}
