import {
  Agent,
  EnvHttpProxyAgent,
  fetch as undiciFetch,
  type Dispatcher,
  type RequestInit as UndiciInit,
} from "undici";
import { isLoopback } from "./loopback";
import { proxiesOf } from "./proxies";
import { behindProxy, proxyClient } from "./proxyClient";
import type { Fetch } from "./request";

/** Hosts of this machine, and of the machine it runs on: no proxy can reach them for us. */
const OWN_HOSTS = ["localhost", "127.0.0.1", "::1", "[::1]", "169.254.169.254"];

/** One agent for all requests that go through a proxy, made anew when the environment names another. */
let proxied: { readonly named: string; readonly agent: Dispatcher } | undefined;
const direct = new Agent();

/**
 * `fetch` to the other sides: through the proxy that `HTTPS_PROXY` names, unless `NO_PROXY` has the host, and never to
 * this machine itself. Node's own `fetch` knows no proxy before Node 24.
 */
export const egressFetch: Fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : input;
  const to = new URL(url);
  try {
    const response = await undiciFetch(url, { ...(init as UndiciInit), dispatcher: agentFor(to) });
    return response as unknown as Response;
  } catch (thrown) {
    throw behindProxy(thrown, to);
  }
};

function agentFor({ hostname }: URL): Dispatcher {
  const proxies = proxiesOf(process.env);
  if (isLoopback(hostname) || (proxies.https === "" && proxies.http === "")) return direct;
  const named = JSON.stringify(proxies);
  if (proxied?.named !== named) {
    const { https: httpsProxy, http: httpProxy, none: noProxy } = proxies;
    proxied = { named, agent: new EnvHttpProxyAgent({ httpsProxy, httpProxy, noProxy, clientFactory: proxyClient }) };
  }
  return proxied.agent;
}

/**
 * Says in the environment itself what holds for us, for the libraries that read it: the addresses with their scheme,
 * which many leave out, and this machine's own hosts among those that no proxy is for.
 */
export function settleProxies(environment: NodeJS.ProcessEnv): void {
  const { https, http, none } = proxiesOf(environment);
  for (const [name, value] of [
    ["HTTPS_PROXY", https],
    ["HTTP_PROXY", http],
    ["NO_PROXY", https === "" && http === "" ? "" : [...libraryForms(none), ...OWN_HOSTS].join(",")],
  ] as const) {
    for (const spelling of [name, name.toLowerCase()]) {
      if (value !== "") environment[spelling] = value;
      else Reflect.deleteProperty(environment, spelling);
    }
  }
}

/**
 * Hosts that no proxy is for, also as the login's library reads them: a name for itself alone, `.name` for it and what
 * is below, and neither stars nor ports. It asks https addresses only.
 */
function libraryForms(none: string): readonly string[] {
  return none
    .split(/[,\s]+/)
    .filter(Boolean)
    .flatMap((host) => {
      const name = host.toLowerCase().replace(/^\*?\.|:443$/g, "");
      return /^[a-z][a-z0-9.-]*$/.test(name) ? [host, `.${name}`] : [host];
    });
}

/** What is wrong with the environment's proxies, by the variable's name; empty when nothing is. */
export function proxyFaults(environment: NodeJS.ProcessEnv): readonly (readonly [name: string, fault: string])[] {
  const { https, http, none } = proxiesOf(environment);
  const addresses = [
    ["HTTPS_PROXY", https],
    ["HTTP_PROXY", http],
  ] as const;
  const faults = addresses
    .filter(([, value]) => value !== "" && !isAddress(value))
    .map(([name]) => [name, "must be the address of an HTTP proxy, such as http://proxy.example:3128"] as const);
  // What names no host is left out in silence by all who read it, and the host goes through the proxy.
  const noHost = https === "" && http === "" ? undefined : none.split(/[,\s]+/).find((host) => host.includes("//"));
  return noHost === undefined
    ? faults
    : [...faults, ["NO_PROXY", `${noHost} is no host: write its name alone, such as api.example, without https://`]];
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
