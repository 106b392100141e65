import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeCertificate, type Certificate } from "./certificate";

/** What a server on loopback speaks TLS with, and the file by which clients trust it. */
export interface LoopbackTls {
  readonly certificate: Certificate;
  /** PEM of the authority that signed it, alone in a folder for this account. */
  readonly caFile: string;
  /** Removes the file. */
  forget(): void;
}

/**
 * Makes an authority and a certificate of `127.0.0.1` and `localhost` signed by it. The authority's key is kept nowhere:
 * who trusts the file trusts this one server, and no longer than it runs.
 */
export function loopbackTls(): LoopbackTls {
  const authority = makeCertificate({ subject: "OpenCX local platform", isAuthority: true });
  const certificate = makeCertificate(
    { subject: "localhost", names: ["localhost", "127.0.0.1"], isAuthority: false },
    authority,
  );
  // Made for its owner alone: whoever could put another file there would be trusted in its place.
  const folder = mkdtempSync(path.join(os.tmpdir(), "opencx-local-tls-"));
  const caFile = path.join(folder, "ca.pem");
  writeFileSync(caFile, authority.cert, { flag: "wx", mode: 0o600 });
  return { certificate, caFile, forget: () => rmSync(folder, { recursive: true, force: true }) };
}
