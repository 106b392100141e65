import { named, type XmlElement } from "../../xml";
import { records, type SolutionPackage } from "../package";
import { recordProblem, type Problem } from "../problem";
import { repeatedBy } from "../repeated";

const LEVELS = ["Basic", "Local", "Deep", "Global"];
/** Characters of role.name (Dataverse table reference, role). */
const LONGEST_NAME = 100;

/** What a privilege allows, before the name of what it allows it on. */
const ACCESS = /^prv(?:Create|Read|Write|Delete|AppendTo|Append|Assign|Share)(.+)$/;
/** Names inside privileges that a case, its neighbours and a service that reads and writes them can need. */
const TABLES = new Set(
  (
    "Account Activity Annotation Attribute BusinessUnit Connection Contact Customer Entitlement Entity " +
    "EnvironmentVariableDefinition EnvironmentVariableValue Incident IncidentResolution KnowledgeArticle Lead Note " +
    "Opportunity OptionSet Organization OrganizationSettings PhoneCall Product Query Queue QueueItem Relationship Role " +
    "RoutingRule SLA SLAKPIInstance SavedQuery SavedQueryVisualizations Site SocialProfile Solution Subject SystemForm SystemUser Team " +
    "TransactionCurrency User UserQuery UserSettings WebResource Workflow Customization CustomControl " +
    "ComplexControl AppModule PluginAssembly PluginType SdkMessage Publisher Territory Theme Report"
  )
    .split(" ")
    .map((name) => name.toLowerCase()),
);
/** Privileges on no table. */
const OTHERS = new Set(
  (
    "prvActOnBehalfOfAnotherUser prvBulkDelete prvBulkEdit prvExportCustomization prvExportToExcel prvGoOffline " +
    "prvImportCustomization prvLanguageSettings prvMailMerge prvMerge prvPrint prvPublishCustomization prvSyncToOutlook " +
    "prvWebMailMerge prvSearchAvailability prvBypassCustomPlugins prvFlow prvDocumentGeneration prvISVExtensions"
  )
    .split(" ")
    .map((name) => name.toLowerCase()),
);

/** Security roles: their names, and each privilege's level and name. */
export function checkRoles(solution: SolutionPackage): readonly Problem[] {
  return records(solution, "Roles", "Role").flatMap((role) => {
    const name = role.attributes.name ?? "";
    const privileges = named(role, "RolePrivilege");
    const of = `security role ${name}`;
    return [
      ...(name.length > LONGEST_NAME
        ? [
            recordProblem(
              role,
              `${of} has a name of ${name.length} characters and can have ${LONGEST_NAME}: shorten it.`,
              "nameLength",
            ),
          ]
        : []),
      ...privileges
        .filter(({ attributes }) => !LEVELS.includes(attributes.level ?? ""))
        .map((at) =>
          recordProblem(
            at,
            `${of}: the level of ${nameOf(at)} is "${at.attributes.level ?? ""}" and must be one of ${LEVELS.join(", ")}: correct it.`,
            "customizationsSchema",
          ),
        ),
      ...privileges
        .filter((privilege) => !isKnown(nameOf(privilege), solution))
        .map((at) =>
          recordProblem(at, `${of}: there is no privilege ${nameOf(at)}: correct the name or remove the line.`),
        ),
      ...repeatedBy(privileges, (privilege) => nameOf(privilege).toLowerCase()).map((at) =>
        recordProblem(at, `${of} has the privilege ${nameOf(at)} twice: remove one.`),
      ),
    ];
  });
}

function isKnown(privilege: string, solution: SolutionPackage): boolean {
  if (OTHERS.has(privilege.toLowerCase())) return true;
  const table = ACCESS.exec(privilege)?.[1]?.toLowerCase();
  return table !== undefined && (TABLES.has(table) || table.startsWith(solution.prefix) || table.startsWith("msdyn_"));
}

function nameOf(privilege: XmlElement): string {
  return privilege.attributes.name ?? "";
}
