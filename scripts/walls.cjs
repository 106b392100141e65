// The walls between the rooms, as a lint rule: docs/architecture.md says which room may lean on which, and why. Without
// this rule the walls rot.
const path = require("node:path");

/** Each room, and the rooms it may import; tests may import everything. */
const ROOMS = {
  Transcript: [],
  OpenCXTranscriptControl: ["Transcript"],
  WebResources: ["Transcript"],
  Ingestion: ["Transcript"],
  Solution: ["Transcript"],
  LocalPlatform: ["Transcript"],
};

const roomOf = (file, root) => path.relative(root, file).split(path.sep)[0];

/**
 * What stands at the root is told by its resolved path, so no spelling of a path (`.././`, `../Room/../Other`) and no
 * way of importing gets past.
 */
const walls = {
  meta: {
    type: "problem",
    docs: { description: "A room imports only itself and the rooms it may lean on." },
    schema: [],
  },
  create(context) {
    const root = context.cwd;
    const room = roomOf(context.filename, root);
    const allowed = ROOMS[room];
    if (allowed === undefined) return {};
    const check = (node) => {
      if (node?.type !== "Literal" || typeof node.value !== "string" || !node.value.startsWith(".")) return;
      const other = roomOf(path.resolve(path.dirname(context.filename), node.value), root);
      if (other !== room && !allowed.includes(other))
        context.report({ node, message: `${room} must not lean on ${other}.` });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
      TSExternalModuleReference: (node) => check(node.expression),
      CallExpression: (node) => {
        if (node.callee.type === "Identifier" && node.callee.name === "require") check(node.arguments[0]);
      },
    };
  },
};

module.exports = { rules: { walls } };
