import { BlockList, isIP } from "node:net";

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/**
 * Whether what is sent to this host never leaves the machine. Only names and addresses that say so by themselves count:
 * what any other resolves to is for whoever answers for its name to say.
 * @param host with or without the brackets of an IPv6 address
 */
export function isLoopback(host: string): boolean {
  const plain = host.toLowerCase().replace(/^\[(.+)\]$/, "$1");
  const version = isIP(plain);
  if (version === 0) return plain === "localhost";
  return LOOPBACK.check(plain, version === 4 ? "ipv4" : "ipv6");
}
