/** What the environment says of proxies, under either spelling. */
interface Proxies {
  readonly https: string;
  readonly http: string;
  readonly none: string;
}

/** The proxies that an environment names; empty where it names none. */
export function proxiesOf(environment: NodeJS.ProcessEnv): Proxies {
  // One that is empty is none: the other spelling may name it.
  const given = (name: string): string =>
    [environment[name.toLowerCase()], environment[name]].find((value) => value?.trim())?.trim() ?? "";
  const none = given("NO_PROXY");
  // A star, among others too, means that there is no proxy for anybody: not every library knows it.
  if (none.split(/[,\s]+/).includes("*")) return { https: "", http: "", none };
  return {
    https: withScheme(given("HTTPS_PROXY")),
    http: withScheme(given("HTTP_PROXY")),
    none,
  };
}

function withScheme(address: string): string {
  return address === "" || address.includes("://") ? address : `http://${address}`;
}
