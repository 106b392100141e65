import type { ConnectionLine } from "../../LocalPlatform/connectionLine";

/** A token for the local Dataverse, got as a service gets it. */
export async function tokenOf(connection: ConnectionLine): Promise<string> {
  const response = await fetch(`${connection.authority}/${connection.tenantId}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: connection.clientId,
      client_secret: connection.clientSecret,
      scope: `${connection.dataverse}/.default`,
    }),
  });
  return ((await response.json()) as { readonly access_token: string }).access_token;
}
