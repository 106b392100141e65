// Webpack loader for every module of the control: syntax that takes less of the bundle. `??` and `?.` become calls of the
// functions of nullish.js, 1,100 bytes (gzip) less: ES2018 has neither, and what a translation puts in their place
// names a variable at each of 300 places. `const` becomes `let`, 120 bytes less; `===` with a text or a number written out
// becomes `==` in our own modules, 140 bytes and 700 raw less: types let nothing else stand there than the same or nothing.
const path = require("node:path");
const ts = require("typescript");

const MODULE = path.resolve(__dirname, "nullish.js");
/** What `?.` found, within the function that `ifAny` calls. */
const FOUND = "$found";
const { factory } = ts;
const printer = ts.createPrinter();

const call = (/** @type {string} */ name, /** @type {ts.Expression[]} */ ...args) =>
  factory.createCallExpression(factory.createIdentifier(name), undefined, args);

const arrow = (/** @type {string[]} */ names, /** @type {ts.Expression} */ body) =>
  factory.createArrowFunction(
    undefined,
    undefined,
    names.map((name) => factory.createParameterDeclaration(undefined, undefined, name)),
    undefined,
    undefined,
    body,
  );

/**
 * Whether finding a value does nothing else, so that it may be found although nobody needs it.
 * @param {ts.Expression} node
 */
const isPlain = (node) =>
  ts.isIdentifier(node) ||
  ts.isLiteralExpression(node) ||
  ts.isVoidExpression(node) ||
  (ts.isArrayLiteralExpression(node) && node.elements.length === 0) ||
  (ts.isObjectLiteralExpression(node) && node.properties.length === 0);

/**
 * Whether code would not do the same within a function of its own.
 * @param {ts.Node} node
 * @returns {boolean}
 */
const isBound = (node) =>
  ts.isAwaitExpression(node) ||
  ts.isYieldExpression(node) ||
  (ts.isIdentifier(node) && node.text === "arguments") ||
  (!ts.isFunctionLike(node) && ts.forEachChild(node, isBound) === true);

const hasMark = (/** @type {ts.Node} */ link) => "questionDotToken" in link && link.questionDotToken !== undefined;

/**
 * `?.` and what follows it; undefined where a method may be missing, which belongs to what it is called on.
 * @param {ts.OptionalChain} chain
 * @param {(part: ts.Expression) => ts.Expression} within does the same to a part of it
 */
function shorterChain(chain, within) {
  const { expression } = chain;
  if (hasMark(chain) && ts.isPropertyAccessChain(chain))
    return factory.createPropertyAccessExpression(call("some", within(expression)), chain.name);
  if (hasMark(chain) && ts.isElementAccessChain(chain) && isPlain(chain.argumentExpression))
    return factory.createElementAccessExpression(call("some", within(expression)), chain.argumentExpression);
  /** @type {ts.Expression | undefined} */
  let value;
  /** @type {(link: ts.Expression) => ts.Expression} */
  const follow = (link) => {
    if (!ts.isOptionalChain(link)) return link;
    if (hasMark(link) && !ts.isCallExpression(link)) value = link.expression;
    const from = hasMark(link) ? factory.createIdentifier(FOUND) : follow(link.expression);
    if (ts.isPropertyAccessExpression(link)) return factory.createPropertyAccessExpression(from, link.name);
    if (ts.isElementAccessExpression(link))
      return factory.createElementAccessExpression(from, within(link.argumentExpression));
    return ts.isCallExpression(link) ? factory.createCallExpression(from, undefined, link.arguments.map(within)) : link;
  };
  const body = follow(chain);
  return value && !isBound(chain) ? call("ifAny", within(value), arrow([FOUND], body)) : undefined;
}

/** `==` and `!=`, by what they stand for. @type {ReadonlyMap<ts.SyntaxKind, ts.BinaryOperator>} */
const LOOSE = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.EqualsEqualsToken],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken],
]);

/**
 * A node as the bundle has it; undefined for one that stays.
 * @param {ts.Node} node
 * @param {(part: ts.Expression) => ts.Expression} within does the same to a part of it
 * @param {boolean} isOurs whether its module has types
 */
function shorter(node, within, isOurs) {
  if (isOurs && ts.isBinaryExpression(node) && ts.isLiteralExpression(node.right)) {
    const loose = LOOSE.get(node.operatorToken.kind);
    if (loose !== undefined) return factory.createBinaryExpression(within(node.left), loose, node.right);
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
    const { left, right } = node;
    if (ts.isStringLiteral(right) && right.text === "") return call("orText", within(left));
    if (ts.isArrayLiteralExpression(right) && isPlain(right)) return call("orList", within(left));
    if (isPlain(right)) return call("either", within(left), right);
    return isBound(right) ? undefined : call("orElse", within(left), arrow([], within(right)));
  }
  // What `?.` finds missing, all that follow are left out: a chain is read from its end.
  const { parent } = node;
  const isEnd = !ts.isOptionalChain(parent) || parent.expression !== node || hasMark(parent);
  return isEnd && ts.isOptionalChain(node) ? shorterChain(node, within) : undefined;
}

/**
 * @this {{ resourcePath: string }} webpack's loader context
 * @param {string} source of a module, already JavaScript
 */
module.exports = function syntaxLoader(source) {
  if (this.resourcePath === MODULE) return source;
  const isOurs = /\.tsx?$/.test(this.resourcePath);
  const file = ts.createSourceFile("module.js", source, ts.ScriptTarget.ES2022, true);
  const { transformed } = ts.transform(file, [
    (context) => (root) => {
      /** @type {(node: ts.Node) => ts.Node} */
      const visit = (node) => {
        const changed =
          shorter(node, (part) => /** @type {ts.Expression} */ (visit(part)), isOurs) ??
          ts.visitEachChild(node, visit, context);
        return ts.isVariableDeclarationList(changed) && changed.flags & ts.NodeFlags.Const
          ? factory.createVariableDeclarationList(changed.declarations, ts.NodeFlags.Let)
          : changed;
      };
      return ts.visitEachChild(root, visit, context);
    },
  ]);
  const names = ["either", "orText", "orList", "orElse", "some", "ifAny"].join(", ");
  return transformed
    .map((each) => `import { ${names} } from ${JSON.stringify(MODULE)};\n${printer.printFile(each)}`)
    .join("");
};
