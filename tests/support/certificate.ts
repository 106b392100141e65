import { makeCertificate, type Certificate } from "../../LocalPlatform/tls/certificate";

export type { Certificate } from "../../LocalPlatform/tls/certificate";

/**
 * Makes a self-signed certificate of a DNS name, good for some years.
 * @param years added to those between which it is good
 */
export function certificateOf(dnsName: string, kind: "ec" | "rsa" = "ec", years = 0): Certificate {
  return makeCertificate({ subject: dnsName, names: [dnsName], isAuthority: true, kind, years });
}
