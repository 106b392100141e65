import type { Installation } from "./installation";

/** Requests to the tables of Dataverse while something is done, `METHOD set`; definitions and tokens are remembered. */
export async function asked(
  { dataverse }: Pick<Installation, "dataverse">,
  work: () => Promise<unknown>,
): Promise<readonly string[]> {
  const before = dataverse.seen.length;
  await work();
  return dataverse.seen.slice(before).flatMap(({ method, url }) => {
    const [, set = ""] = /\/api\/data\/v9\.2\/(\w+)/.exec(url) ?? [];
    return set === "" || set === "EntityDefinitions" ? [] : [`${method} ${set}`];
  });
}
