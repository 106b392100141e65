import { randomBytes } from "node:crypto";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { GalleryState } from "../page/gallery/states/galleryState";
import { GALLERY_STATES, gallerySettings } from "../page/gallery/states/galleryStates";
import { contentSecurityPolicy, page } from "./page";

/** Where the gallery is, below the workbench's address. */
export const GALLERY_PATH = "/gallery";

/** Looks that all states can be seen in at once, over those that a state has of its own. */
const LOOKS: readonly (readonly [string, string])[] = [
  ["As they are", ""],
  ["Dark", "?dark=1"],
  ["High contrast", "?contrast=1"],
  ["Right to left", "?rtl=1"],
  ["Arabic", "?language=1025"],
  ["German", "?language=1031"],
  ["Classic look", "?look=classic"],
  ["React 16", "?react=16"],
  ["React 18", "?react=18"],
];

/** The gallery has no script; its frames are this server's. */
const INDEX_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `GET /gallery`: every state of the control side by side; `GET /gallery/NAME`: one of them alone. */
export async function registerGallery(server: FastifyInstance, root: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: path.join(root, "out/gallery"),
    prefix: `${GALLERY_PATH}/files/`,
    decorateReply: false,
  });
  server.get(GALLERY_PATH, (request, reply) =>
    reply
      .header("content-security-policy", INDEX_POLICY)
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(indexPage(new URL(request.url, "http://127.0.0.1").search)),
  );
  server.get<{ Params: { name: string } }>(`${GALLERY_PATH}/:name`, (request, reply) => {
    const state = GALLERY_STATES.find(({ name }) => name === request.params.name);
    if (state === undefined)
      return reply.code(404).send({ message: `No such state; ${GALLERY_PATH} shows those that there are.` });
    const nonce = randomBytes(16).toString("base64");
    const settings = gallerySettings(state, new URL(request.url, "http://127.0.0.1").search);
    return reply
      .header("content-security-policy", contentSecurityPolicy(nonce, "self"))
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(page({ title: `${state.title} - OpenCX gallery`, settings, files: `${GALLERY_PATH}/files/main`, nonce }));
  });
}

function indexPage(search: string): string {
  const query = escapeHtml(search);
  const looks = LOOKS.map(
    ([words, look]) =>
      `<li><a href="${GALLERY_PATH}${look}"${look === search ? ' aria-current="page"' : ""}>${words}</a></li>`,
  );
  const links = GALLERY_STATES.map(({ name, title }) => `<li><a href="#${name}">${escapeHtml(title)}</a></li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>States of the control - OpenCX gallery</title>
<link rel="icon" href="/workbench/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${GALLERY_PATH}/files/index.css">
</head>
<body>
<header>
<h1>States of the control</h1>
<p>The built control in each frame, on sample answers: nothing here is written anywhere. <a href="/">To the workbench</a></p>
<nav aria-label="Look"><ul>
${looks.join("\n")}
</ul></nav>
<nav aria-label="States"><ul>
${links.join("\n")}
</ul></nav>
</header>
<main>
${GALLERY_STATES.map((state) => entry(state, query)).join("\n")}
</main>
</body>
</html>
`;
}

function entry({ name, title, caption, ...frame }: GalleryState, query: string): string {
  const words = escapeHtml(title);
  const kind = ["state", ...(["narrow", "wide", "low"] as const).filter((shape) => frame[shape] === true)].join(" ");
  return `<article id="${name}" class="${kind}">
<h2>${words}</h2>
<p>${escapeHtml(caption)} <a href="${GALLERY_PATH}/${name}${query}" aria-label="Open alone: ${words}">Open alone</a></p>
<iframe src="${GALLERY_PATH}/${name}${query}" title="${words}" loading="lazy"></iframe>
</article>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
