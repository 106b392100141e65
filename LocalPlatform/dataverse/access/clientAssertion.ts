import { constants, verify, X509Certificate } from "node:crypto";
import { z } from "zod";

const head = z.object({ alg: z.string(), "x5t#S256": z.string().optional() });
const claims = z.object({
  aud: z.string(),
  iss: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});

/** What is wrong with an assertion: the AADSTS number, and its text. */
export interface AssertionFault {
  readonly code: number;
  readonly text: string;
}

/** Seconds by which clocks may differ. */
const SKEW = 300;

/**
 * Checks `client_assertion`: a JWT that the application signed with the key of its certificate, as PS256 or RS256.
 * Source: Microsoft identity platform, "Application authentication certificate credentials".
 * @param certificate PEM, as it was uploaded; absent: none was
 * @param endpoint the token endpoint, which is the assertion's audience whatever its scheme
 */
export function assertionFault(
  assertion: string,
  app: { readonly clientId: string; readonly certificate?: string | undefined },
  endpoint: string,
): AssertionFault | undefined {
  const [encodedHead = "", encodedClaims = "", signature = ""] = assertion.split(".");
  const given = {
    head: head.safeParse(jsonIn(encodedHead)).data,
    claims: claims.safeParse(jsonIn(encodedClaims)).data,
  };
  if (given.head === undefined || given.claims === undefined)
    return { code: 50027, text: "JWT token is invalid or malformed." };
  const { iss, sub, aud, exp, nbf } = given.claims;
  if (sub !== app.clientId || iss !== app.clientId)
    return { code: 700021, text: "Client assertion application identifier doesn't match 'client_id' parameter." };
  const certificate = app.certificate === undefined ? undefined : new X509Certificate(app.certificate);
  const thumbprint = Buffer.from(given.head["x5t#S256"] ?? "", "base64url")
    .toString("hex")
    .toUpperCase();
  if (certificate?.fingerprint256.replaceAll(":", "") !== thumbprint)
    return {
      code: 700027,
      text:
        "The certificate with identifier used to sign the client assertion is not registered on application. " +
        `[Reason - The key was not found., Thumbprint of key used by client: '${thumbprint}'].`,
    };
  const padding = given.head.alg === "PS256" ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {};
  const signed = Buffer.from(`${encodedHead}.${encodedClaims}`);
  if (!verify("sha256", signed, { key: certificate.publicKey, ...padding }, Buffer.from(signature, "base64url")))
    return { code: 700027, text: "Client assertion contains an invalid signature." };
  const withoutScheme = (url: string): string => url.replace(/^https?:/, "").toLowerCase();
  if (withoutScheme(aud) !== withoutScheme(endpoint))
    return { code: 700023, text: "Client assertion audience claim does not match Realm issuer." };
  const now = Date.now() / 1000;
  if (exp < now - SKEW || (nbf ?? 0) > now + SKEW)
    return { code: 700024, text: "Client assertion is not within its valid time range." };
  return undefined;
}

function jsonIn(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
