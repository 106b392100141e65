import { namedGuid } from "../dataverse/model/namedGuid";

/** Ids that stay the same in every run. */
export const SEED_IDS = {
  tenant: namedGuid("tenant"),
  client: namedGuid("app registration"),
  organization: namedGuid("organization"),
  businessUnit: namedGuid("business unit"),
  childUnit: namedGuid("business unit branches"),
  handoffQueue: namedGuid("queue handoffs"),
  supportQueue: namedGuid("queue support"),
  team: namedGuid("team customer care"),
  unknownCaller: namedGuid("account Unknown caller"),
  rep: namedGuid("user rep"),
  supervisor: namedGuid("user supervisor"),
  admin: namedGuid("user admin"),
  application: namedGuid("user application"),
} as const;

/** Short names of the seeded users. */
export type UserName = "rep" | "supervisor" | "admin" | "application";

/** Directory object id of a seeded user. */
export function objectIdOf(user: UserName): string {
  return namedGuid(`directory object ${user}`);
}
