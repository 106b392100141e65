import type { AccessToken, TokenCredential } from "@azure/identity";
import { Failure } from "../failures/failure";
import type { FailureCode } from "../failures/registry";
import { authorityClient, authorityTimeout } from "./authorityClient";
import { materialOf, tokenCredential, type Credential } from "./credential";

/** One Dataverse environment, and as whom the service works in it. */
export type DataverseAccess = Credential & {
  /** Environment URL without a trailing slash; the scope of a token is `<url>/.default`. */
  readonly url: string;
  /** Login authority without tenant; absent = the public cloud. */
  readonly authority?: string | undefined;
  /** Most handoffs that a process has on their way there at the same time; absent: as many as Dataverse recommends. */
  readonly concurrency?: number | undefined;
};

/**
 * @azure/identity asks for a new token this long before the old one ends; until then its cache would give the same one,
 * at a millisecond's work for each request.
 */
const RENEWED_BEFORE_END = 300_000;

/** What the authority says of a secret or certificate that another may have replaced by now. */
const REPLACED: ReadonlySet<FailureCode> = new Set([
  "token-secret-wrong",
  "token-secret-expired",
  "token-certificate-unknown",
]);

/**
 * Access tokens, renewed before they run out; `forget` throws the one in use away after a 401 (revoked, clock off), once
 * for all the requests that met it. A secret or certificate that the authority refuses is read again where it stands in
 * a file.
 */
export class Tokens {
  private credential: Promise<TokenCredential> | undefined;
  private current: AccessToken | undefined;
  /** The secret or certificate that was shown last. */
  private material: string | undefined;
  /** Why the authority's last answer could not be read. */
  private unread: Failure | undefined;

  public constructor(
    private readonly access: DataverseAccess,
    private readonly timeout: number,
  ) {}

  /** @throws Failure to retry: no credential problem is the fault of the handoff that met it. */
  public async get(): Promise<string> {
    if (this.current !== undefined && isFresh(this.current)) return this.current.token;
    try {
      return await this.ask();
    } catch (thrown) {
      if (thrown instanceof Failure && REPLACED.has(thrown.code) && this.isReplaced()) return this.ask();
      throw thrown;
    }
  }

  /** Forgets `rejected` if it is still the one in use; a later token, fetched by another request meanwhile, stays. */
  public forget(rejected: string): void {
    if (this.current?.token !== rejected) return;
    this.current = undefined;
    // The credential's cache cannot be emptied, so the credential goes with it.
    this.credential = undefined;
  }

  private async ask(): Promise<string> {
    const until = AbortSignal.timeout(this.timeout);
    this.takeUnread();
    let token: AccessToken | null;
    try {
      this.credential ??= this.fresh();
      const scope = `${this.access.url}/.default`;
      token = await within(until, (await this.credential).getToken(scope, { abortSignal: until }));
    } catch (thrown) {
      // Of a certificate that could not be read nothing is kept: the next look may find another.
      if (thrown instanceof Failure) this.credential = undefined;
      throw this.takeUnread() ?? (until.aborted ? authorityTimeout(this.timeout, thrown) : tokenFailure(thrown));
    }
    if (token === null) throw new Failure({ code: "no-token", source: "token" });
    this.current = token;
    return token.token;
  }

  /** Whether another secret or certificate stands where the refused one was read. */
  private isReplaced(): boolean {
    const now = materialOf(this.access, true);
    if (now === this.material) return false;
    this.material = now;
    this.credential = undefined;
    return true;
  }

  private takeUnread(): Failure | undefined {
    const { unread } = this;
    this.unread = undefined;
    return unread;
  }

  private async fresh(): Promise<TokenCredential> {
    this.material = this.access.credential === "certificate" ? undefined : this.material;
    this.material ??= materialOf(this.access, false);
    const client = authorityClient(this.timeout, (failure) => (this.unread = failure));
    return tokenCredential(this.access, this.material, this.access.authority, client);
  }
}

/** A managed identity's request knows no signal. */
async function within<T>(until: AbortSignal, asked: Promise<T>): Promise<T> {
  let leave: () => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    leave = () => reject(new Error("the time is over"));
    until.addEventListener("abort", leave);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    until.removeEventListener("abort", leave);
  }
}

function isFresh(token: AccessToken): boolean {
  return Math.min(token.refreshAfterTimestamp ?? Infinity, token.expiresOnTimestamp - RENEWED_BEFORE_END) > Date.now();
}

/** Azure AD error numbers an operator meets, and network errors of the authority. Source: Microsoft Entra error codes. */
const KNOWN = [
  [/AADSTS7000215/, "token-secret-wrong"],
  [/AADSTS7000222/, "token-secret-expired"],
  [/AADSTS700027/, "token-certificate-unknown"],
  [/AADSTS7000112/, "token-app-disabled"],
  [/AADSTS700016/, "token-client-unknown"],
  [/AADSTS90002|AADSTS900023|AADSTS90013/, "token-tenant-unknown"],
  [/AADSTS500011/, "token-environment-unknown"],
  [/Identity not found|No User Assigned or Delegated Managed Identity|no_identity/i, "token-identity-unknown"],
  [/ManagedIdentityCredential|managed_identity/, "token-no-identity"],
  [/endpoints_resolution_error|network_error|ENOTFOUND|ECONNREFUSED/, "token-authority-away"],
] as const satisfies readonly (readonly [RegExp, FailureCode])[];

function tokenFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const known = KNOWN.find(([pattern]) => pattern.test(message))?.[1];
  const remoteCode = /AADSTS\d+/.exec(message)?.[0];
  return new Failure({
    code: known ?? "no-token",
    source: "token",
    // What is explained already is not said twice: the library's own text is long, and repeats itself.
    detail: known === undefined ? message : remoteCode,
    remoteCode,
    cause: thrown,
  });
}
