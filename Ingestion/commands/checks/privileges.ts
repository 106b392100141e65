import { z } from "zod";
import type { DataverseClient } from "../../dataverse/client";
import type { CaseSettings } from "../../handoff/route";
import { assertNone } from "../check";

const answer = z.object({
  RolePrivileges: z.array(z.object({ PrivilegeName: z.string(), Depth: z.union([z.string(), z.number()]).nullish() })),
});

/** A privilege that the application user's role has to hold. */
interface Needed {
  /** As Dataverse names it, `prvCreateIncident`. */
  readonly privilege: string;
  /** As the admin center shows it: the right, and the table. */
  readonly shown: string;
  /** Whether rows of others are met: then it has to be held for the whole organization. */
  readonly ofAll?: true;
}

const CASES: readonly Needed[] = [
  { privilege: "prvCreateIncident", shown: "Create on Case" },
  { privilege: "prvReadIncident", shown: "Read on Case", ofAll: true },
  { privilege: "prvAppendIncident", shown: "Append on Case" },
  { privilege: "prvAppendToIncident", shown: "Append To on Case", ofAll: true },
  { privilege: "prvCreateContact", shown: "Create on Contact" },
  { privilege: "prvReadContact", shown: "Read on Contact", ofAll: true },
  { privilege: "prvAppendToContact", shown: "Append To on Contact", ofAll: true },
  { privilege: "prvCreateNote", shown: "Create on Note" },
  { privilege: "prvAppendNote", shown: "Append on Note" },
];

const ACCOUNT: readonly Needed[] = [
  { privilege: "prvReadAccount", shown: "Read on Account", ofAll: true },
  { privilege: "prvAppendToAccount", shown: "Append To on Account", ofAll: true },
];

const QUEUE: readonly Needed[] = [
  { privilege: "prvReadQueue", shown: "Read on Queue", ofAll: true },
  { privilege: "prvAppendToQueue", shown: "Append To on Queue", ofAll: true },
];

const OWNER: readonly Needed[] = [
  { privilege: "prvReadUser", shown: "Read on User", ofAll: true },
  { privilege: "prvAssignIncident", shown: "Assign on Case" },
];

const ADOPTED: readonly Needed[] = [{ privilege: "prvWriteIncident", shown: "Write on Case", ofAll: true }];

const TIMELINE: readonly Needed[] = [
  { privilege: "prvCreateActivity", shown: "Create on Activity" },
  { privilege: "prvReadActivity", shown: "Read on Activity" },
  { privilege: "prvWriteActivity", shown: "Write on Activity" },
  { privilege: "prvAppendActivity", shown: "Append on Activity" },
  { privilege: "prvAppendToUser", shown: "Append To on User" },
];

/** What the settings ask of the role. */
function neededBy({
  unknownCaller,
  queueId,
  defaults,
  timelineCall,
  nativeIntegration,
}: CaseSettings): readonly Needed[] {
  return [
    ...CASES,
    ...(unknownCaller.customer.table === "account" ? ACCOUNT : []),
    ...(queueId === undefined ? [] : QUEUE),
    ...(defaults.ownerId === undefined ? [] : OWNER),
    ...(nativeIntegration === "adopt" ? ADOPTED : []),
    ...(timelineCall ? TIMELINE : []),
  ];
}

/**
 * Asks Dataverse what the roles of a user give, and compares it with what the settings need.
 * @throws Finding naming each privilege that is not held, or not far enough
 */
export async function checkPrivileges(client: DataverseClient, userId: string, cases: CaseSettings): Promise<string> {
  const held = await privilegesOf(client, userId);
  const needed = neededBy(cases);
  const faults = needed.flatMap(({ privilege, shown, ofAll }) => {
    const depth = held.get(privilege);
    if (depth === undefined)
      return [`the application user's role lacks ${privilege}: give it ${shown}, for the whole organization`];
    return ofAll === true && depth !== "Global"
      ? [
          `the application user's role holds ${privilege} (${shown}) at the depth ${depth}: give it for the whole organization`,
        ]
      : [];
  });
  assertNone(faults);
  return `the role holds all ${needed.length} privileges that these settings need`;
}

/** The privileges that a user's roles give, and how far each reaches. */
export async function privilegesOf(client: DataverseClient, userId: string): Promise<ReadonlyMap<string, string>> {
  const path = `systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`;
  const { body } = await client.request("GET", path, { what: "reading the privileges" });
  const depths = ["Basic", "Local", "Deep", "Global"];
  return new Map(
    answer
      .parse(body)
      .RolePrivileges.map(({ PrivilegeName: name, Depth: depth }) => [
        name,
        typeof depth === "number" ? (depths[depth] ?? String(depth)) : (depth ?? "Global"),
      ]),
  );
}
