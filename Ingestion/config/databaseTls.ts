import pg from "pg";
import { reasonOf } from "../failures/failure";
import { isLoopback } from "../http/loopback";

/**
 * What is wrong with the address of a database; undefined when nothing is. Off this machine the inbox, callers' affairs
 * and the password with it, crosses a network: only `sslmode=verify-full` says plainly that the server must show a
 * certificate of its name. What `require` and `ssl=true` mean differs from driver to driver and from version to version.
 * @param tls `off` is the operator's own word that nobody need prove anything
 * @param environment the driver reads host and mode from there when the address names none
 */
export function databaseAddressProblem(
  address: string,
  tls: "verify-full" | "off",
  environment: NodeJS.ProcessEnv,
): string | undefined {
  const query = new URLSearchParams(/^[^?#]*\?([^#]*)/.exec(address)?.[1]);
  const mode = query.getAll("sslmode").at(-1) ?? environment.PGSSLMODE;
  let client: pg.Client;
  try {
    // Never connected: it tells host and TLS as the driver itself understands them. Other modes it is not shown: it
    // would print advice of its own about them, which is not ours.
    const shown = mode === "verify-full" ? address : address.replaceAll(/(?<=[?&])sslmode=[^&#]*&?/g, "");
    client = new pg.Client({ connectionString: shown });
  } catch (thrown) {
    return `cannot be read (${reasonOf(thrown)}): it must name one host, and certificate files that are there`;
  }
  const authority = /^\w+:\/\/([^/?#]*)/.exec(address)?.[1] ?? "";
  const named = (query.getAll("host").at(-1) ?? "") + authority.slice(authority.lastIndexOf("@") + 1) !== "";
  const hosts = [...new Set([client.host, (named ? undefined : environment.PGHOST) ?? client.host])];
  if (hosts.some((host) => !host.startsWith("/") && host.includes(",")))
    return "names several hosts, of which the driver knows one only: name that one";
  if (tls === "off" || hosts.every((host) => host.startsWith("/") || isLoopback(host))) return undefined;
  if (mode === "verify-full" && verifies(client.ssl)) return undefined;
  return (
    `leads off this machine (${hosts.join(", ")}) without sslmode=verify-full: add that, and sslrootcert=FILE where ` +
    "its certificate is of an authority of your own; DATABASE_TLS=off does without"
  );
}

/** Whether the driver compares the server's certificate with known authorities and with the server's name. */
function verifies(ssl: unknown): boolean {
  if (typeof ssl !== "object" || ssl === null) return ssl === true;
  return !("rejectUnauthorized" in ssl && ssl.rejectUnauthorized === false) && !("checkServerIdentity" in ssl);
}
