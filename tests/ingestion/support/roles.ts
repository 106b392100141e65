import type { LocalDataverse } from "../../../LocalPlatform/dataverse/contract";
import type { Depth } from "../../../LocalPlatform/dataverse/model/depth";

const BASE = "OpenCX Integration";

/** The solution's roles for the service, by name, with what each gives. */
export function integrationRoles(dataverse: LocalDataverse): ReadonlyMap<string, ReadonlyMap<string, Depth>> {
  return new Map([...allRoles(dataverse)].filter(([name]) => name.startsWith(BASE)));
}

/** All roles of the solution, by name, with what each gives. */
export function allRoles(dataverse: LocalDataverse): ReadonlyMap<string, ReadonlyMap<string, Depth>> {
  const roles = dataverse.solutions().flatMap((solution) => solution.roles);
  return new Map(roles.map(({ name, privileges }) => [name, privileges] as const));
}

/** The roles that an admin gives for these settings. */
function rolesFor(settings: NodeJS.ProcessEnv): readonly string[] {
  return [
    BASE,
    ...(settings.TIMELINE_CALL === "on" ? [`${BASE} - timeline`] : []),
    ...(settings.NATIVE_INTEGRATION === "adopt" ? [`${BASE} - adopt`] : []),
    ...(settings.DEFAULT_OWNER_ID === undefined ? [] : [`${BASE} - owner`]),
  ];
}

/**
 * Has the application user hold what the solution's roles give and nothing else; where no solution stands, it keeps what
 * it holds.
 * @param settings those of the service that runs; absent: any may
 */
export function giveIntegrationRoles(dataverse: LocalDataverse, settings?: NodeJS.ProcessEnv): void {
  const roles = integrationRoles(dataverse);
  if (roles.size === 0) return;
  const wanted = settings === undefined ? [...roles.keys()] : rolesFor(settings);
  const privileges = new Map(wanted.flatMap((name) => [...(roles.get(name) ?? [])]));
  dataverse.setPrivileges(dataverse.users.application ?? "", privileges);
}
