/** Why an address is shown as text instead of being a link; names the string `sessionRefused_<reason>`. */
export type LinkRefusal = "address" | "scheme" | "user" | "host";

/** A session's address, judged. */
export type SessionLink =
  | { readonly kind: "link"; readonly url: string }
  | { readonly kind: "refused"; readonly address: string; readonly reason: LinkRefusal; readonly host: string };

/** The host of OpenCX's sessions, where no setting names others: what solution and control are shipped with. */
export const SHIPPED_HOSTS = "platform.open.cx";

/**
 * Whether a session's address may be opened: https, no user name, no port of its own, host on the list. The address
 * comes from a webhook, so whoever can write it would otherwise control a link in the rep's CRM.
 * @param address as stored, hostile
 * @param hosts comma-separated host names, compared whole and without regard to case; `*` and subdomains are not
 * understood. An entry may carry a port.
 */
export function sessionLink(address: string, hosts: string): SessionLink {
  const refused = (reason: LinkRefusal, host = ""): SessionLink => ({ kind: "refused", address, reason, host });
  const trimmed = address.trim();
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch {
    return refused("address");
  }
  if (url.protocol !== "https:") return refused("scheme");
  // Browsers read a backslash as a slash and drop tabs and line breaks; a person reading the address does not.
  if (/[\\\s]/.test(trimmed)) return refused("address");
  // https://platform.open.cx@evil.example leads to evil.example: the part before @ only looks like a host.
  const authority = /^https:\/\/([^/?#]+)/i.exec(trimmed)?.[1];
  if (authority === undefined) return refused("address");
  if (authority.includes("@")) return refused("user");
  const allowed = hosts.split(",").map((host) => host.trim().toLowerCase());
  return allowed.includes(url.host) ? { kind: "link", url: url.href } : refused("host", url.host);
}
