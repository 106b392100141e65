import type { AnyNode, Pattern, Statement } from "acorn";

/** Where the names inside are another's. */
const FUNCTIONS = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression", "ClassBody"];

const known = new WeakMap<readonly AnyNode[], readonly string[]>();

/** The names that statements declare with `var`, also in the blocks among them. */
export function variablesOf(nodes: readonly AnyNode[]): readonly string[] {
  const found = known.get(nodes) ?? [...new Set(nodes.flatMap(variablesIn))];
  known.set(nodes, found);
  return found;
}

function variablesIn(node: AnyNode): readonly string[] {
  if (node.type === "VariableDeclaration")
    return node.kind === "var" ? node.declarations.flatMap(({ id }) => namesIn(id)) : [];
  return FUNCTIONS.includes(node.type) || node.type.endsWith("Expression") ? [] : childrenOf(node).flatMap(variablesIn);
}

/** The names that a pattern gives values to. */
function namesIn(pattern: Pattern): readonly string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((one) => namesIn(one.type === "RestElement" ? one.argument : one.value));
    case "ArrayPattern":
      return pattern.elements.flatMap((one) => (one === null ? [] : namesIn(one)));
    case "RestElement":
      return namesIn(pattern.argument);
    case "AssignmentPattern":
      return namesIn(pattern.left);
    default:
      return [];
  }
}

/** Whether a loop that nothing ends by its condition has something else in it that may end it, or do anything at all. */
export function canEnd(node: AnyNode): boolean {
  const answer = ending.get(node) ?? endsIn(node);
  ending.set(node, answer);
  return answer;
}

const ending = new WeakMap<AnyNode, boolean>();

function endsIn(node: AnyNode): boolean {
  const ENDS = ["BreakStatement", "ReturnStatement", "ThrowStatement", "CallExpression", "NewExpression"];
  return (
    [...ENDS, "MemberExpression", "AwaitExpression", "YieldExpression", "TaggedTemplateExpression"].includes(
      node.type,
    ) || childrenOf(node).some(canEnd)
  );
}

function childrenOf(node: AnyNode): readonly AnyNode[] {
  return Object.values(node)
    .flat()
    .filter((value: unknown): value is AnyNode => typeof value === "object" && value !== null && "type" in value);
}

/** Whether statements begin with "use strict". */
export function isStrict(nodes: readonly (Statement | AnyNode)[]): boolean {
  return nodes.some((node) => node.type === "ExpressionStatement" && node.directive === "use strict");
}
