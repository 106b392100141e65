import { readFile } from "node:fs/promises";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import { build } from "esbuild";
import { errorText } from "../../LocalPlatform/command/errorText";
import { UsageError } from "../../LocalPlatform/command/flags";
import { listenOnLoopback, loopbackServer } from "../../LocalPlatform/loopback/server";
import { LANGUAGES as LISTED } from "../../Transcript/languages";
import { CONTENT_SECURITY_POLICY, harnessPage } from "./page";
import { HarnessManifestError, manifestInLanguage } from "./manifest";

/** A running test harness. */
export interface Harness {
  /** `http://127.0.0.1:PORT`, no trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Language codes that the control has strings in. */
export const LANGUAGES: readonly string[] = LISTED.map(({ lcid }) => `${lcid}`);

const CONTROL = "out/controls/OpenCXTranscriptControl";

/** Where each path of the page comes from: the harness itself, and from npm what it would load from public servers. */
const FOLDERS: Readonly<Record<string, string>> = {
  "/react/": "node_modules/react/umd",
  "/react-dom/": "node_modules/react-dom/umd",
  "/icons/": "node_modules/@fluentui/font-icons-mdl2/fonts",
  "/lib/": "node_modules/pcf-start/lib",
  "/loc/": "node_modules/pcf-start/loc",
};

/**
 * Serves pcf-start's page with the built control. pcf-start's own server needs a network: its page loads React and
 * fonts from public servers.
 * @param options.port 0: a free port. Always 127.0.0.1.
 * @throws UsageError for a language without strings; PortTakenError; HarnessPageError or HarnessManifestError when
 * pcf-start or the built control is not as expected
 */
export async function startHarness(options: { readonly port: number; readonly language: string }): Promise<Harness> {
  const { port, language } = options;
  if (!LANGUAGES.includes(language))
    throw new UsageError(`--language takes one of ${LANGUAGES.join(", ")}, not "${language}"`);
  const root = process.cwd();
  const page = harnessPage(await readFile(path.join(root, "node_modules/pcf-start/index.html"), "utf8"));
  const manifest = manifestInLanguage(await builtManifest(path.join(root, CONTROL, "ControlManifest.xml")), language);
  const scripts = await clientScripts();

  const app = loopbackServer();
  app.get("/", (_, reply) =>
    reply.type("text/html; charset=utf-8").header("Content-Security-Policy", CONTENT_SECURITY_POLICY).send(page),
  );
  app.get("/ControlManifest.xml", (_, reply) => reply.type("text/xml; charset=utf-8").send(manifest));
  for (const [name, text] of scripts)
    app.get(`/sample/${name}`, (_, reply) => reply.type("text/javascript; charset=utf-8").send(text));
  await app.register(fastifyStatic, {
    root: path.join(root, CONTROL),
    prefix: "/",
    wildcard: true,
    cacheControl: false,
  });
  for (const [prefix, folder] of Object.entries(FOLDERS)) {
    await app.register(fastifyStatic, {
      root: path.join(root, folder),
      prefix,
      decorateReply: false,
      cacheControl: false,
    });
  }
  app.get("/harness.js", (_, reply) => reply.sendFile("harness.js", path.join(root, "node_modules/pcf-start")));
  const url = await listenOnLoopback(app, port);
  return { url, close: () => app.close() };
}

async function builtManifest(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new HarnessManifestError(`The built control cannot be read (${errorText(error)}): run "npm run build".`);
  }
}

/** The two small scripts around harness.js, compiled when the server starts. */
async function clientScripts(): Promise<readonly (readonly [string, string])[]> {
  const { outputFiles } = await build({
    entryPoints: { before: "Workbench/harness/client/before.ts", after: "Workbench/harness/client/after.ts" },
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2020",
    outdir: "out/harness",
    write: false,
    logLevel: "warning",
  });
  return outputFiles.map((file) => [path.basename(file.path), file.text] as const);
}
