// The walls between the rooms, as rooms.json has them, and no import circle anywhere. `npm run lint` and `npm test`
// hold the code against it.
const rooms = require("./rooms.json");

const names = Object.keys(rooms);
const inRoom = (room) => `^${room}/`;
const inAny = (room, folders) => `^${room}/(${folders.join("|")})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, { mayImport }]) => ({
      name: `walls of ${room}`,
      comment: `${room} may lean on ${mayImport.length === 0 ? "nothing of ours" : mayImport.join(", ")} alone: rooms.json.`,
      severity: "error",
      // What builds a room is one of the scripts, beside what it builds.
      from: { path: inRoom(room), pathNot: "/build\\.mjs$" },
      to: {
        path: `^(${[...names.filter((other) => other !== room && !mayImport.includes(other)), "tests", "scripts"].join("|")})/`,
      },
    })),
    ...Object.entries(rooms).flatMap(([room, { layers = [] }]) =>
      layers.flatMap((layer, index) =>
        layer.map((folder) => ({
          name: `layers of ${room}`,
          comment: `${folder} may lean on the layers below it alone: rooms.json.`,
          severity: "error",
          from: { path: inRoom(`${room}/${folder}`) },
          to: {
            path: inAny(
              room,
              layers
                .slice(0, index + 1)
                .flat()
                .filter((other) => other !== folder),
            ),
          },
        })),
      ),
    ),
    {
      name: "every check is listed",
      comment: "What Solution/check/check.ts does not lead to checks nothing.",
      severity: "error",
      from: { path: "^Solution/check/check\\.ts$" },
      to: { path: "^Solution/check/[^/]+/", reachable: false },
    },
    {
      name: "every package is asked for",
      comment: "What package.json does not name is there by the grace of another package, until that one drops it.",
      severity: "error",
      from: {},
      to: {
        dependencyTypes: ["npm-no-pkg", "npm-unknown"],
        // The parts of jest, which come with it and at its version.
        pathNot: "^node_modules/(@jest/|jest-(mock|runtime)/)",
      },
    },
    {
      name: "no circle",
      comment: "Files that need each other are one thing, or lack a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    // Types too: a wall that only `import type` respects is none.
    tsPreCompilationDeps: true,
    detectJSDocImports: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.node.json` },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(out|generated)/" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".d.ts", ".mjs", ".cjs", ".js", ".json"] },
  },
};
