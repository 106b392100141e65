import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { LocalDataverse } from "../../LocalPlatform/dataverse/contract";
import { ROLES } from "../../LocalPlatform/dataverse/access/roles";
import { listenOnLoopback, loopbackServer } from "../../LocalPlatform/loopback/server";
import { registerCallIn, type CallInOptions } from "./callIn";
import { readBuiltControl } from "./controlManifest";
import { registerDataverseProxy } from "./dataverseProxy";
import { importedForm, importedViews } from "./drawn/imported";
import { registerWebResources } from "./drawn/webResources";
import { registerGallery } from "./gallery";
import { registerLiveUpdates } from "./liveUpdates";
import { contentSecurityPolicy, page } from "./page";
import type { WorkbenchSession } from "./session";
import { callChoice } from "./session";
import { readSettings, type ReactChoice } from "../page/settings";

/** What the workbench stands on. */
export interface WorkbenchOptions extends CallInOptions {
  /** 0: a free port. Always 127.0.0.1. */
  readonly port: number;
  readonly dataverse: LocalDataverse;
  /** Serves the gallery of the control's states too. */
  readonly gallery?: boolean;
}

/** A running workbench. */
export interface Workbench {
  /** `http://127.0.0.1:PORT`, no trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

const CONTROL = "out/controls/OpenCXTranscriptControl";

/**
 * Dataverse takes addresses of 32,768 characters; Node's own limit for address and headers together is half of that.
 */
const MAX_REQUEST_HEAD = 65_536;

/** The seeded roles reach the whole organization. */
const ORGANIZATION_DEPTH = 3;

/** Where each React's script is. StrictMode runs effects twice in a development build alone. */
const REACT_SCRIPTS: Readonly<Record<ReactChoice, readonly [suffix: string, build: string]>> = {
  "17": ["", "production.min"],
  "16": ["-16", "production.min"],
  "18": ["-18", "production.min"],
  "18-strict": ["-18", "development"],
};

/** The platform's libraries: React as model-driven apps load it, or another by switch; Fluent UI React 8.121.1. */
const PLATFORM: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(REACT_SCRIPTS).flatMap(([choice, [suffix, build]]) =>
      ["react", "react-dom"].map((name) => [`${name}-${choice}.js`, `${name}${suffix}/umd/${name}.${build}.js`]),
    ),
  ),
  "fluent.js": "pcf-start/lib/fluent_8_121_1.js",
};

/**
 * Serves the page that hosts the built control, everything from loopback.
 * @throws XmlError when the built control is not there; PortTakenError
 */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const root = process.cwd();
  const session = await readSession(options, root);
  const server = loopbackServer({ head: MAX_REQUEST_HEAD });
  // JSON alone: text is what a page of another site may send without asking.
  server.removeContentTypeParser("text/plain");
  await registerFiles(server, root);
  registerDataverseProxy(server, options.dataverse, session.userId);
  registerWebResources(server, options.dataverse);
  registerLiveUpdates(server, options.dataverse);
  registerCallIn(server, options);
  if (options.gallery === true) await registerGallery(server, root);
  server.get("/workbench/session", () => session);
  server.get("/workbench/form", () => importedForm(options.dataverse));
  server.get("/workbench/views", () => importedViews(options.dataverse));
  server.get("/workbench/control", () => readBuiltControl(path.join(root, CONTROL)));
  server.get("/", (request, reply) => {
    const settings = readSettings(new URL(request.url, "http://127.0.0.1").search);
    const nonce = randomBytes(16).toString("base64");
    return reply
      .header("content-security-policy", contentSecurityPolicy(nonce, "none"))
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(page({ title: "OpenCX Workbench", settings, files: "/workbench/main", nonce }));
  });
  const url = await listenOnLoopback(server, options.port);
  return { url, close: () => server.close() };
}

async function registerFiles(server: FastifyInstance, root: string): Promise<void> {
  const modules = path.join(root, "node_modules");
  await server.register(fastifyStatic, {
    root: path.join(root, "out/workbench"),
    prefix: "/workbench/",
    wildcard: true,
  });
  const folders: Readonly<Record<string, string>> = {
    "/control/": path.join(root, CONTROL),
    "/icons/": path.join(modules, "@fluentui/font-icons-mdl2/fonts"),
  };
  for (const [prefix, folder] of Object.entries(folders)) {
    await server.register(fastifyStatic, { root: folder, prefix, decorateReply: false });
  }
  server.get<{ Params: { file: string } }>("/platform/:file", (request, reply) => {
    const file = Object.hasOwn(PLATFORM, request.params.file) ? PLATFORM[request.params.file] : undefined;
    return file === undefined
      ? reply.code(404).send({ message: "no library of this name" })
      : reply.sendFile(file, modules);
  });
  server.addHook("onSend", (_request, reply, _payload, done) => {
    void reply.header("referrer-policy", "no-referrer");
    done();
  });
}

async function readSession({ dataverse, calls }: WorkbenchOptions, root: string): Promise<WorkbenchSession> {
  const userId = dataverse.users.rep ?? "";
  const name = (table: string, key: string, id: string, column: string): string => {
    const row = dataverse.rows(table).find((candidate) => candidate[key] === id);
    const value = row?.[column];
    return typeof value === "string" ? value : "";
  };
  const manifest: unknown = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
  return {
    userId,
    userName: name("systemuser", "systemuserid", userId, "fullname"),
    queueId: dataverse.queueId,
    queueName: name("queue", "queueid", dataverse.queueId, "name"),
    calls: calls.map(callChoice),
    privileges: ROLES.rep.map((privilege) => ({ name: privilege, depth: ORGANIZATION_DEPTH })),
    version: (manifest as { readonly version: string }).version,
  };
}
