import type { AccessToken, ClientSecretCredential, ClientSecretCredentialOptions } from "@azure/identity";
import { Failure } from "../failures/failure";
import type { FailureCode } from "../failures/registry";
import { authorityAnswers, authorityTimeout } from "./authorityAnswers";
import { loopbackHttp } from "./loopbackAuthority";

/** One Dataverse environment, and as whom the service works in it. */
export interface DataverseAccess {
  /** Environment URL without a trailing slash; the scope of a token is `<url>/.default`. */
  readonly url: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Login authority without tenant; absent = the public cloud. */
  readonly authority?: string | undefined;
}

/**
 * @azure/identity asks for a new token this long before the old one ends; until then its cache would give the same one,
 * at a millisecond's work for each request.
 */
const RENEWED_BEFORE_END = 300_000;

/**
 * Access tokens by client secret, renewed before they run out; `forget` throws the one in use away after a 401
 * (revoked, clock off), once for all the requests that met it.
 */
export class Tokens {
  private credential: Promise<ClientSecretCredential> | undefined;
  private current: AccessToken | undefined;
  /** Why the authority's last answer could not be read. */
  private unread: Failure | undefined;

  public constructor(
    private readonly access: DataverseAccess,
    private readonly timeout: number,
  ) {}

  /** @throws Failure to retry: no credential problem is the fault of the handoff that met it. */
  public async get(): Promise<string> {
    if (this.current !== undefined && isFresh(this.current)) return this.current.token;
    let token: AccessToken;
    const until = AbortSignal.timeout(this.timeout);
    this.takeUnread();
    try {
      this.credential ??= this.fresh();
      token = await (await this.credential).getToken(`${this.access.url}/.default`, { abortSignal: until });
    } catch (thrown) {
      throw this.takeUnread() ?? (until.aborted ? authorityTimeout(this.timeout, thrown) : tokenFailure(thrown));
    }
    this.current = token;
    return token.token;
  }

  /** Forgets `rejected` if it is still the one in use; a later token, fetched by another request meanwhile, stays. */
  public forget(rejected: string): void {
    if (this.current?.token !== rejected) return;
    this.current = undefined;
    // The credential's cache cannot be emptied, so the credential goes with it.
    this.credential = undefined;
  }

  private takeUnread(): Failure | undefined {
    const { unread } = this;
    this.unread = undefined;
    return unread;
  }

  private async fresh(): Promise<ClientSecretCredential> {
    // Loaded when it is needed: it takes longer than everything else a command such as `status` does.
    const { ClientSecretCredential } = await import("@azure/identity");
    const { tenantId, clientId, clientSecret, authority } = this.access;
    // The inbox retries; the library's own waits would hold a worker without anybody seeing why.
    const policy = authorityAnswers(this.timeout, (failure) => (this.unread = failure));
    const policies: ClientSecretCredentialOptions["additionalPolicies"] = [{ policy, position: "perRetry" }];
    const options: ClientSecretCredentialOptions = {
      retryOptions: { maxRetries: 0 },
      // The client secret goes to this authority alone.
      redirectOptions: { maxRetries: 0 },
      additionalPolicies: policies,
    };
    if (authority !== undefined) {
      const own = loopbackHttp(authority);
      options.authorityHost = own?.authority ?? authority;
      // Microsoft's discovery knows its own clouds only; asked about another authority it says no.
      options.disableInstanceDiscovery =
        !/^https:\/\/login\.(microsoftonline\.com|microsoftonline\.us|partner\.microsoftonline\.cn)\/?$/.test(
          authority,
        );
      if (own !== undefined) policies.push({ policy: own.policy, position: "perCall" });
    }
    return new ClientSecretCredential(tenantId, clientId, clientSecret, options);
  }
}

function isFresh(token: AccessToken): boolean {
  return Math.min(token.refreshAfterTimestamp ?? Infinity, token.expiresOnTimestamp - RENEWED_BEFORE_END) > Date.now();
}

/** Azure AD error numbers an operator meets, and network errors of the authority. Source: Microsoft Entra error codes. */
const KNOWN = [
  [/AADSTS7000215/, "token-secret-wrong"],
  [/AADSTS7000222/, "token-secret-expired"],
  [/AADSTS700016/, "token-client-unknown"],
  [/AADSTS90002|AADSTS900023|AADSTS90013/, "token-tenant-unknown"],
  [/AADSTS500011/, "token-environment-unknown"],
  [/endpoints_resolution_error|network_error|ENOTFOUND|ECONNREFUSED/, "token-authority-away"],
] as const satisfies readonly (readonly [RegExp, FailureCode])[];

function tokenFailure(thrown: unknown): Failure {
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
