import { errorText } from "../command/errorText";
import { installFaults } from "../faults/faultRunner";
import { listenOnLoopback, loopbackServer } from "../loopback/server";
import { persist } from "../persist/persist";
import { localSecret } from "../secrets/localSecret";
import { administratorOf, seedEnvironment } from "../seed/seedEnvironment";
import { seedApplication } from "../seed/seedApplication";
import { REACH_OWN_TABLES, seedPrivileges, seedRoles } from "../seed/seedRoles";
import { seedDuplicateRules } from "../seed/seedRules";
import { objectIdOf, SEED_IDS } from "../seed/seedIds";
import { AUTHORITY_PATH, authorityRoutes } from "./access/authority";
import { applicationUser } from "./access/caller";
import type { LocalDataverse, LocalDataverseOptions } from "./contract";
import type { Environment } from "./model/environment";
import { limiter } from "./http/limits";
import { recordRequests, RECORD_SETTING } from "./http/requestRecord";
import { productSolution } from "./solution/productSolution";
import { EnvironmentSolutions } from "./solution/environmentSolutions";
import { broughtTogether } from "./solution/together";
import { UserRoles, type UserGrants } from "./solution/userRoles";
import { writeStandingForms } from "./solution/writeComponents";
import type { SolutionContent } from "./solution/read/readSolution";
import { ticketNumbers } from "./rules/ticketNumber";
import { environmentSchema, type Schema } from "./metadata/schema";
import { share } from "./access/shares";
import type { Depth } from "./model/depth";
import { Store } from "./model/store";
import { tokenIssuer } from "./access/tokens";
import { errorBody, noResource } from "./model/webApiError";
import { webApiRoutes } from "./http/webApiRoutes";

/** Seconds a token lives unless told otherwise. Source: token endpoint, `expires_in`. */
const TOKEN_LIFETIME = 3599;

/** Most bytes of an attached file as shipped: 5 MiB. */
const MAX_UPLOAD_BYTES = 5 * 1024 * 1024;

/** A URL may be 32,768 characters long; Node would cut off all headers together at 16 KiB. */
const MAX_HEADER_BYTES = 128 * 1024;

/** The largest body the real service takes, for attachments. */
const MAX_BODY_BYTES = 128 * 1024 * 1024;

/**
 * Starts a Dataverse with its token authority on loopback, in memory, filled with seed data. What it does and does not
 * do: docs/local-platform.md.
 * @throws KeyFileError when the client secret of the machine is not to be had; PersistError; ImportError; PortTakenError
 */
export async function startDataverse(options: LocalDataverseOptions = {}): Promise<LocalDataverse> {
  const app = loopbackServer({ head: MAX_HEADER_BYTES, body: MAX_BODY_BYTES, certificate: options.tls });
  const seen: { method: string; url: string; status: number }[] = [];
  app.addHook("onRequest", (request, reply, done) => {
    const entry = { method: request.method, url: request.url, status: 0 };
    seen.push(entry);
    reply.raw.once("finish", () => {
      entry.status = reply.raw.statusCode;
    });
    done();
  });
  const record = process.env[RECORD_SETTING];
  if (record !== undefined && record !== "") recordRequests(app, record);
  const faults = installFaults(app, { latency: options.latency ?? 0, plans: options.faults ?? [] });
  // Bodies are read by the routes themselves: what is wrong with them has documented answers.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  // What fails before a route is reached: a body over the limit, a broken request.
  app.setErrorHandler((error, _request, reply) => {
    const known =
      error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
    return reply.code(known).send(errorBody({ code: "", message: errorText(error) }, () => false));
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(errorBody(noResource(url + request.url), () => false)),
  );

  // The port is known only once the server listens, and routes must stand before: hence the getters.
  let url = "";
  const solutionImported = options.solutionImported ?? true;
  const given = options.solutions ?? [];
  const product = solutionImported && given.length === 0 ? await productSolution() : undefined;
  const schemaOf = (solutions: readonly SolutionContent[]): Schema =>
    environmentSchema({
      ...(options.addedColumns === undefined ? {} : { addedColumns: options.addedColumns }),
      ...(options.alternateKeys === undefined ? {} : { alternateKeys: options.alternateKeys }),
      brought: broughtTogether(solutions),
      ...(options.descriptionMaxLength === undefined ? {} : { descriptionMaxLength: options.descriptionMaxLength }),
    });
  let schema = schemaOf([]);
  const grants: UserGrants = new Map();
  const teamOnly: UserGrants = new Map();
  const store = new Store();
  const environment: Environment = {
    get url() {
      return url;
    },
    get schema() {
      return schema;
    },
    store,
    nextTicket: ticketNumbers(store),
    grants,
    teamOnly,
    get solutions() {
      return solutions;
    },
    businessUnitId: SEED_IDS.businessUnit,
    organizationId: SEED_IDS.organization,
    maxUploadBytes: options.maxUploadBytes ?? MAX_UPLOAD_BYTES,
  };
  const customer = `account:${SEED_IDS.unknownCaller}`;
  const persisted = options.persist === undefined ? undefined : persist(store, options.persist);
  if (persisted !== undefined) app.addHook("onClose", () => persisted.close());
  const solutions = new EnvironmentSolutions({
    context: () => administratorOf(environment),
    schemaOf,
    setSchema: (next) => void (schema = next),
    keeps: persisted !== undefined,
    changed: (roleIds, ownTables) => roles.refreshHolders(ownTables ? [...roleIds, ...REACH_OWN_TABLES] : roleIds),
  });
  const roles = new UserRoles(
    environment,
    grants,
    teamOnly,
    (id) => seedPrivileges(id, schema, options.allPrivileges ?? false) ?? solutions.privilegesOf(id),
  );
  const restored = persisted?.found === true && solutions.restore();
  writeStandingForms(administratorOf(environment));
  // Where it was removed it stays away; where it stands it follows its source.
  const wanted = product !== undefined && (!restored || solutions.has(product.uniqueName));
  if (wanted) solutions.install(product);
  given.forEach((bytes) => solutions.import(bytes));
  if (persisted?.found !== true) seedEnvironment(environment, customer);
  seedRoles(environment, roles);
  seedDuplicateRules(environment);
  persisted?.begin();

  const issuer = tokenIssuer(() => url, options.tokenLifetime ?? TOKEN_LIFETIME);
  const registration = {
    tenantId: SEED_IDS.tenant,
    clientId: SEED_IDS.client,
    clientSecret: localSecret("client secret").toString("base64url"),
  };
  const uploaded = {
    ...registration,
    certificate: options.certificate,
    isOther: (clientId: string) => applicationUser(store, clientId) !== undefined,
    get tokenEndpoint() {
      return `${url}${AUTHORITY_PATH}/${registration.tenantId}/oauth2/v2.0/token`;
    },
  };
  authorityRoutes(app, { environment, registration: uploaded, issuer, oid: objectIdOf("application") });
  webApiRoutes(app, {
    environment,
    issuer,
    tenantId: registration.tenantId,
    ...(options.limits === undefined ? {} : { limiter: limiter(options.limits) }),
  });

  try {
    url = await listenOnLoopback(app, options.port);
  } catch (error) {
    await app.close();
    throw error;
  }

  const setRole = (systemuserid: string, roleName: string): void => {
    const role = solutions.role(roleName);
    if (role === undefined) throw new Error(`No imported solution has a role '${roleName}'.`);
    roles.set(systemuserid, role.id);
  };
  return {
    url,
    authority: `${url}${AUTHORITY_PATH}`,
    ...registration,
    queueId: SEED_IDS.handoffQueue,
    customer,
    users: {
      rep: SEED_IDS.rep,
      supervisor: SEED_IDS.supervisor,
      admin: SEED_IDS.admin,
      application: SEED_IDS.application,
    },
    tokenFor: (systemuserid) => {
      const oid = environment.store.get("systemuser", systemuserid)?.values.azureactivedirectoryobjectid;
      if (typeof oid !== "string")
        throw new Error(
          `There is no systemuser ${systemuserid} with a directory object id: create the row with azureactivedirectoryobjectid first.`,
        );
      return issuer.issue({ oid });
    },
    rows: (table) => environment.store.all(table).map((row) => row.values),
    get rowsRead() {
      return environment.store.rowsRead;
    },
    seen,
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    setPrivilege: (systemuserid, privilege, held, depth = "Global") => {
      const privileges = grants.get(systemuserid) ?? new Map<string, Depth>();
      grants.set(systemuserid, privileges);
      if (held) privileges.set(privilege, depth);
      else privileges.delete(privilege);
    },
    solutions: () => solutions.list(),
    importSolution: (bytes, how) => solutions.import(bytes, how),
    removeSolution: (uniqueName) => solutions.remove(uniqueName),
    addApplication: (name, roleName) => {
      const { id, client } = seedApplication(environment, name);
      setRole(id, roleName);
      return client;
    },
    setRole,
    setPrivileges: (id, privileges, inheritance = "user") =>
      void (inheritance === "team" ? teamOnly : grants).set(id, new Map(privileges)),
    share: (target, shared) => store.transaction(() => share(store, target, shared)),
    onWrite: (listener) => environment.store.onWrite(listener),
    close: () => app.close(),
  };
}
