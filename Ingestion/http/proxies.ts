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
  return {
    https: withScheme(given("HTTPS_PROXY")),
    http: withScheme(given("HTTP_PROXY")),
    // Among others a star means all as well.
    none: none.split(/[,\s]+/).includes("*") ? "*" : none,
  };
}

function withScheme(address: string): string {
  return address === "" || address.includes("://") ? address : `http://${address}`;
}
