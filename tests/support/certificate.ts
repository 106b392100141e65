import { generateKeyPairSync, sign } from "node:crypto";

/** A self-signed certificate and its key, both PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/**
 * Makes a self-signed certificate of a DNS name, good for some years.
 * @param years added to those between which it is good
 */
export function certificateOf(dnsName: string, kind: "ec" | "rsa" = "ec", years = 0): Certificate {
  const { publicKey, privateKey } =
    kind === "rsa"
      ? generateKeyPairSync("rsa", { modulusLength: 2048 })
      : generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = der(0x30, oid(kind === "rsa" ? "06092a864886f70d01010b0500" : "06082a8648ce3d040302"));
  const name = der(0x30, der(0x31, der(0x30, oid("0603550403"), der(0x0c, Buffer.from(dnsName)))));
  const time = (year: number): Buffer => der(0x17, Buffer.from(`${String(year % 100).padStart(2, "0")}0101000000Z`));
  const year = new Date().getUTCFullYear() + years;
  const alternative = der(0x30, oid("0603551d11"), der(0x04, der(0x30, der(0x82, Buffer.from(dnsName)))));
  const authority = der(0x30, oid("0603551d13"), der(0x04, der(0x30, der(0x01, Buffer.from([0xff])))));
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    der(0x30, time(year - 1), time(year + 2)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, der(0x30, alternative, authority)),
  );
  const signature = der(0x03, Buffer.from([0]), sign("sha256", body, privateKey));
  const base64 = der(0x30, body, algorithm, signature).toString("base64");
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${(base64.match(/.{1,64}/g) ?? []).join("\n")}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** One element of DER: tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

/** An object identifier, tag and length included. */
function oid(hex: string): Buffer {
  return Buffer.from(hex, "hex");
}
