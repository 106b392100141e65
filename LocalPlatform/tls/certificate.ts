import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign, X509Certificate } from "node:crypto";
import { bits, der, octets, oid, pem, sequence, text, utcTime } from "./der";

/** A certificate and its key, both PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** What a certificate is to say. */
export interface CertificateRequest {
  /** Letters, digits, dots and spaces: others would be spelt otherwise as an issuer. */
  readonly subject: string;
  /** DNS names and IPv4 addresses that it is good for. */
  readonly names?: readonly string[];
  /** Whether others may be signed with it. */
  readonly isAuthority: boolean;
  readonly kind?: "ec" | "rsa";
  /** Added to the years between which it is good: last year's beginning and that of the year after next. */
  readonly years?: number;
}

const ALGORITHMS = { ec: "1.2.840.10045.4.3.2", rsa: "1.2.840.113549.1.1.11" };
const SUBJECT_KEY = "2.5.29.14";
const KEY_USAGE = "2.5.29.15";
const ALTERNATIVE_NAME = "2.5.29.17";
const BASIC_CONSTRAINTS = "2.5.29.19";
const AUTHORITY_KEY = "2.5.29.35";
const EXTENDED_USAGE = "2.5.29.37";
const SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
const TRUE = der(0x01, [0xff]);

/**
 * Makes a certificate, signed by itself or by another one of ours. With all extensions that OpenSSL's strict mode asks
 * for, which Python 3.13 and newer have on. Source: RFC 5280, 4.1 and 4.2.
 */
export function makeCertificate(wanted: CertificateRequest, issuer?: Certificate): Certificate {
  const kind = wanted.kind ?? "ec";
  const { publicKey, privateKey } =
    kind === "rsa"
      ? generateKeyPairSync("rsa", { modulusLength: 2048 })
      : generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const signer = issuer === undefined ? undefined : new X509Certificate(issuer.cert);
  const signingKey = issuer === undefined ? privateKey : createPrivateKey(issuer.key);
  const algorithm = algorithmOf(signingKey.asymmetricKeyType === "rsa" ? "rsa" : "ec");
  const year = new Date().getUTCFullYear() + (wanted.years ?? 0);
  const body = sequence(
    der(0xa0, der(0x02, [2])),
    // Positive, and another one each time: clients take two of one number and issuer for a forgery.
    der(0x02, [0x01], randomBytes(15)),
    algorithm,
    nameOf(signer === undefined ? wanted.subject : commonName(signer)),
    sequence(utcTime(startOf(year - 1)), utcTime(startOf(year + 2))),
    nameOf(wanted.subject),
    spki,
    der(0xa3, sequence(...extensions(wanted, keyId(spki), signer && keyId(signer.publicKey.export(SPKI))))),
  );
  const signature = bits(sign("sha256", body, signingKey));
  return {
    cert: pem("CERTIFICATE", sequence(body, algorithm, signature)),
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

const SPKI = { type: "spki", format: "der" } as const;

function extensions(wanted: CertificateRequest, own: Buffer, issuers: Buffer | undefined): readonly Buffer[] {
  const { isAuthority, names = [] } = wanted;
  const constraints = extension(BASIC_CONSTRAINTS, sequence(...(isAuthority ? [TRUE] : [])), true);
  // keyCertSign and cRLSign; digitalSignature.
  const usage = extension(KEY_USAGE, isAuthority ? bits([0x06], 1) : bits([0x80], 7), true);
  return [
    constraints,
    // One that stands for itself as server and authority is asked for no usage, and any would leave one out.
    ...(isAuthority && names.length > 0 ? [] : [usage]),
    extension(SUBJECT_KEY, octets(own)),
    ...(issuers === undefined ? [] : [extension(AUTHORITY_KEY, sequence(der(0x80, issuers)))]),
    ...(isAuthority ? [] : [extension(EXTENDED_USAGE, sequence(oid(SERVER_AUTHENTICATION)))]),
    ...(names.length === 0 ? [] : [extension(ALTERNATIVE_NAME, sequence(...names.map(alternative)))]),
  ];
}

function extension(id: string, content: Buffer, isCritical = false): Buffer {
  return sequence(oid(id), ...(isCritical ? [TRUE] : []), octets(content));
}

function alternative(name: string): Buffer {
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(name);
  return isAddress ? der(0x87, name.split(".").map(Number)) : der(0x82, Buffer.from(name));
}

function algorithmOf(kind: "ec" | "rsa"): Buffer {
  // RSA's parameters are written as null, those of ECDSA are left out (RFC 4055, RFC 5758).
  return sequence(oid(ALGORITHMS[kind]), ...(kind === "rsa" ? [der(0x05)] : []));
}

function nameOf(commonName: string): Buffer {
  return sequence(der(0x31, sequence(oid("2.5.4.3"), text(commonName))));
}

function commonName(certificate: X509Certificate): string {
  return /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? "";
}

function keyId(spki: Buffer): Buffer {
  return createHash("sha1").update(spki).digest();
}

function startOf(year: number): string {
  return `${String(year % 100).padStart(2, "0")}0101000000Z`;
}
