import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";

const claims = z.object({
  aud: z.string(),
  exp: z.number(),
  /** Object id in the directory: whom the token speaks for. */
  oid: z.string(),
  /** Client id, for a token got with client credentials. */
  appid: z.string().optional(),
});

/** Whom a valid token speaks for. */
export type TokenClaims = z.infer<typeof claims>;

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/**
 * Issues and reads access tokens of one server. They are signed JWTs in form; a client must treat them as opaque, as
 * with the real ones.
 * @param audience gives the environment URL, the `aud` of every token.
 * @param lifetime seconds.
 */
export function tokenIssuer(audience: () => string, lifetime: number) {
  const key = randomBytes(32);
  const sign = (text: string): string => createHmac("sha256", key).update(text).digest("base64url");
  return {
    lifetime,
    issue(subject: { readonly oid: string; readonly appid?: string }): string {
      const now = Math.floor(Date.now() / 1000);
      const unsigned = `${encode({ typ: "JWT", alg: "HS256" })}.${encode({ aud: audience(), iat: now, nbf: now, exp: now + lifetime, ...subject })}`;
      return `${unsigned}.${sign(unsigned)}`;
    },
    /** The token's claims; undefined when it is not ours, is for another audience or has expired. */
    read(token: string): TokenClaims | undefined {
      const [head = "", body = "", signature = ""] = token.split(".");
      const expected = Buffer.from(sign(`${head}.${body}`));
      const given = Buffer.from(signature);
      if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
      const read = claims.safeParse(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
      return read.success && read.data.aud === audience() && read.data.exp * 1000 > Date.now() ? read.data : undefined;
    },
  };
}

export type TokenIssuer = ReturnType<typeof tokenIssuer>;
