import { Failure, type FailureSource } from "../failures/failure";
import { proxiesOf } from "./proxies";
import { ProxyClosedError } from "./proxyClient";

/** How Node says that it reached nobody: the reason, and whom it tried, as `ECONNREFUSED 10.0.0.1:3128`. */
const NOBODY = /\b(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ENOTFOUND|EAI_AGAIN) (\S+)/;

/**
 * What the proxy is to blame for when a request got no answer; undefined when it is not the proxy, so that nobody looks
 * for the fault in an address that is right.
 * @param side how the other side is called in messages, e.g. `Dataverse`
 */
export function proxyFailure(
  thrown: unknown,
  url: string,
  { source, side }: { readonly source: FailureSource; readonly side: string },
): Failure | undefined {
  const status = refusal(thrown);
  if (status !== undefined)
    return new Failure({ code: "proxy-refused", source, values: { side, status }, cause: thrown });
  const reason = unreached(thrown, new URL(url));
  return reason === undefined
    ? undefined
    : new Failure({ code: "proxy-away", source, values: { side, reason }, cause: thrown });
}

/** The status with which a proxy refused to lead on; its client tells it in words, as some cause of the error. */
function refusal(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const status = /^Proxy response \((\d{3})\)/.exec(thrown.message)?.[1];
  return status === undefined ? refusal(thrown.cause) : Number(status);
}

/** Why the proxy was not reached, when it was the proxy that was tried. */
function unreached(thrown: unknown, url: URL): string | undefined {
  if (thrown instanceof ProxyClosedError) return thrown.code;
  if (!(thrown instanceof Error)) return undefined;
  const [, reason, tried = ""] = NOBODY.exec(thrown.message) ?? [];
  if (reason !== undefined) return isProxy(tried, url) ? reason : undefined;
  // Of a host with several addresses each has an error of its own.
  const [first] = thrown instanceof AggregateError ? (thrown.errors as unknown[]) : [thrown.cause];
  return unreached(first, url);
}

/** @param tried `host`, or `address:port` */
function isProxy(tried: string, url: URL): boolean {
  const { https, http } = proxiesOf(process.env);
  const proxy = url.protocol === "https:" && https !== "" ? https : http;
  if (!URL.canParse(proxy)) return false;
  const [, host = tried, port] = /^(.*):(\d+)$/.exec(tried) ?? [];
  const { hostname } = new URL(proxy);
  return port === undefined || port === portOf(url) ? host === hostname : port === portOf(new URL(proxy));
}

function portOf({ port, protocol }: URL): string {
  return port !== "" ? port : protocol === "https:" ? "443" : "80";
}
