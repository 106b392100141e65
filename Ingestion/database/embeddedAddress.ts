/** Where the embedded PostgreSQL lets the service in, and with what. */
export type EmbeddedAddress = { readonly password: string } & (
  | { /** Folder of its Unix socket. */ readonly socket: string }
  /** Windows, where Node speaks no Unix sockets: a port of 127.0.0.1. */
  | { readonly port: number }
);

/** The superuser that PostgreSQL is made with: it can log in nowhere, and acts in single-user mode alone. */
export const SETUP_ROLE = "opencx";

/** The role that the service works with: the owner of its own schema, and of nothing else. */
export const SERVICE_ROLE = "opencx_service";

/** The number in the socket's name. */
export const SOCKET_PORT = 5432;

/** Says in an address that it is this one; the driver passes it over. */
const MARK = "opencx_embedded";

/** The address for the driver, password included: for connecting, never for a message. */
export function connectionString(address: EmbeddedAddress): string {
  const [host, port] = "socket" in address ? [address.socket, SOCKET_PORT] : ["127.0.0.1", address.port];
  // Everything is said, so that the driver looks for nothing in the environment.
  const query = new URLSearchParams({ host, sslmode: "disable", sslnegotiation: "postgres", [MARK]: "true" });
  return `postgres://${SERVICE_ROLE}:${encodeURIComponent(address.password)}@localhost:${port}/postgres?${query.toString()}`;
}

/** Whether an address leads to a PostgreSQL of our own. */
export function isEmbedded(connection: string): boolean {
  return new URLSearchParams(connection.split("?")[1]).get(MARK) === "true";
}
