// Webpack plugin for the production bundle: what the script declares stands beside what is like it, 900 bytes (gzip)
// less. Gzip looks 32 KB back, and the modules' order brings a fifth of the bundle under its eyes.
const { parse } = require("acorn");
const { deflateSync, strToU8 } = require("fflate");
const bindingsOf = require("./bindings.cjs");
const changeScripts = require("./change-scripts.cjs");

/** How long the runs of characters are by which passages are alike. */
const RUN = 6;
/** How far back gzip looks, a little less: so many characters. */
const BACK = 30_000;
/** How much the size of what is like the rest counts against it; which is best depends on the script, so all are tried. */
const POWERS = [0.85, 0.88, 0.9, 0.92];
/** Texts that are packed already: gzip finds nothing like them. */
const PACKED = /"[^"\\\s]{1000,}"/g;
/** Names that the minifier made: they are changed afterwards. */
const SHORT_NAME = /(?<![\w$.])[\w$]{1,2}(?![\w$:])/g;

/**
 * A declaration, or a statement that is none.
 * @typedef {object} Item
 * @property {string} text without `let`
 * @property {"let" | "other" | "statement"} kind
 * @property {any} node of the parsed script
 * @property {Set<Item>} names others that it names
 * @property {number[]} runs hashes of its runs of characters
 * @property {number} size in characters, without what is packed
 */

/**
 * Whether an expression, or what is declared, is made without anything else being looked at.
 * @param {any} node
 * @returns {boolean}
 */
function isAlone(node) {
  if (!node) return true;
  if (node.type === "ClassDeclaration")
    return (
      !node.superClass &&
      node.body.body.every(
        (/** @type {any} */ part) => part.type === "MethodDefinition" && !part.static && !part.computed,
      )
    );
  if (node.type === "ArrayExpression") return node.elements.every(isAlone);
  if (node.type === "ObjectExpression")
    return node.properties.every((/** @type {any} */ each) => each.value && !each.computed && isAlone(each.value));
  if (node.type === "TemplateLiteral") return node.expressions.length === 0;
  if (node.type === "UnaryExpression") return isAlone(node.argument);
  return /^(?:ArrowFunctionExpression|FunctionExpression|FunctionDeclaration|Literal)$/.test(node.type);
}

/** Hashes of the runs of a text, each once. */
function runsOf(/** @type {string} */ text) {
  const plain = text.replace(PACKED, "").replace(SHORT_NAME, "_");
  /** @type {Set<number>} */
  const runs = new Set();
  for (let start = 0; start + RUN <= plain.length; start++) {
    let hash = 0;
    for (let at = start; at < start + RUN; at++) hash = Math.imul(hash ^ plain.charCodeAt(at), 0x9e3779b1);
    runs.add(hash >>> 10);
  }
  return [...runs];
}

/**
 * The items of a script, with what each names.
 * @param {string} text
 * @param {any[]} statements
 * @returns {Item[]}
 */
function itemsOf(text, statements) {
  const items = statements.flatMap((statement) => {
    const isLet = statement.type === "VariableDeclaration" && statement.kind === "let";
    const kind = isLet ? "let" : /Declaration$/.test(statement.type) ? "other" : "statement";
    return (isLet ? statement.declarations : [statement]).map((/** @type {any} */ node) => {
      const part = text.slice(node.start, node.end);
      const size = part.replace(PACKED, "").length;
      return /** @type {Item} */ ({ text: part, kind, node, names: new Set(), runs: runsOf(part), size });
    });
  });
  const itemAt = (/** @type {number} */ place) => items.find(({ node }) => node.start <= place && place < node.end);
  const declares = (/** @type {Item} */ { node, kind }, /** @type {number} */ place) => {
    const { start, end } = kind === "statement" ? { start: 0, end: 0 } : (node.id ?? node.declarations[0].id);
    return start <= place && place < end;
  };
  for (const { places } of bindingsOf(text).all.filter(({ isOuter }) => isOuter)) {
    const declaring = items.find((item) => places.some((place) => declares(item, place)));
    if (declaring) for (const place of places) itemAt(place)?.names.add(declaring);
  }
  return items;
}

/**
 * Items one after the other, each the one that is most like those before it.
 * @param {readonly Item[]} before what stands before all
 * @param {readonly Item[]} items
 * @param {number} power one of POWERS
 */
function byLikeness(before, items, power) {
  /** By a hash of a run: how many of the items that gzip still sees have it. */
  const seen = new Uint16Array(1 << 22);
  /** @type {Item[]} */
  const near = [];
  let size = 0;
  const see = (/** @type {Item} */ item, /** @type {1 | -1} */ by) => {
    size += by * item.size;
    for (const run of item.runs) seen[run] = Number(seen[run]) + by;
  };
  const stand = (/** @type {Item} */ item) => {
    near.push(item);
    see(item, 1);
    for (let far = near[0]; far && size > BACK; far = near[0]) {
      see(far, -1);
      near.shift();
    }
  };
  const likeness = (/** @type {Item} */ { runs }) =>
    runs.reduce((sum, run) => sum + Number(Number(seen[run]) > 0), 0) / (runs.length + 20) ** power;
  before.forEach(stand);
  const left = new Set(items);
  /** @type {Item[]} */
  const order = [];
  while (left.size > 0) {
    const [next] = [...left].map((item) => ({ item, like: likeness(item) })).sort((a, b) => b.like - a.like);
    if (!next) break;
    left.delete(next.item);
    order.push(next.item);
    stand(next.item);
  }
  return order;
}

/** Items as the script has them, what `let` declares after one. */
function written(/** @type {readonly Item[]} */ items) {
  return items
    .map(({ text, kind }, at) => {
      const [before, after] = [items[at - 1]?.kind, items[at + 1]?.kind];
      const begin = kind !== "let" ? "" : before === "let" ? "," : "let ";
      return begin + text + (kind === "let" && after !== "let" ? ";" : "");
    })
    .join("");
}

/**
 * The script in another order. What is made while the script runs stays in its order, before all else, with all that it
 * may look at; statements stay behind.
 * @param {string} text all of it in one function
 * @throws when it does not parse, or has a statement that is more than an assignment
 */
function ordered(text) {
  const program = /** @type {any} */ (parse(text, { ecmaVersion: 2018 }));
  const wrapper = program.body.find((/** @type {any} */ { expression }) => expression?.callee?.body)?.expression.callee;
  if (!wrapper) return text;
  const { body } = wrapper.body;
  const head = body.filter((/** @type {any} */ { directive }) => directive !== undefined);
  const items = itemsOf(text, body.slice(head.length));
  const statements = items.filter(({ kind }) => kind === "statement");
  const odd = statements.find(({ node }) => node.expression?.type !== "AssignmentExpression");
  if (odd) throw new Error(`"${odd.text.slice(0, 80)}" is no assignment: see ${__filename}.`);
  /** @type {Set<Item>} */
  const early = new Set();
  const need = (/** @type {Item} */ item) => {
    if (early.has(item)) return;
    early.add(item);
    item.names.forEach(need);
  };
  const isMade = ({ node, kind } = /** @type {Item} */ ({})) =>
    kind === "let" ? node.id.type !== "Identifier" || !isAlone(node.init) : kind === "other" && !isAlone(node);
  items.filter(isMade).forEach(need);
  const first = items.filter((item) => early.has(item));
  const rest = items.filter((item) => !early.has(item) && !statements.includes(item));
  const [begin, end] = [
    text.slice(0, wrapper.body.start + 1) +
      head.map((/** @type {any} */ each) => text.slice(each.start, each.end)).join(""),
    text.slice(wrapper.body.end - 1),
  ];
  const tried = POWERS.map((power) => {
    const script = begin + written([...first, ...byLikeness(first, rest, power), ...statements]) + end;
    return { script, size: deflateSync(strToU8(script), { level: 9 }).length };
  });
  return tried.reduce((best, each) => (each.size < best.size ? each : best)).script;
}

module.exports = class OrderPlugin {
  static ordered = ordered;

  apply(/** @type {any} */ compiler) {
    changeScripts(compiler, "OrderPlugin", "SUMMARIZE", ordered);
  }
};
