// Rules of the house that no linter has: oxlint loads them by .oxlintrc.json.

/** @typedef {{ id: { typeAnnotation?: object }, init?: { type: string } }} Declarator */
/** @typedef {{ type: string, declarations?: Declarator[], declaration?: Statement }} Statement as ESTree has it */
/** @typedef {{ report(found: { node: Declarator, message: string }): void }} Context */

// A typed constant (`const Words: React.FC<Props> = ...`) takes its parameters from its type, and so may stay one.
const FUNCTIONS = /^(Arrow)?FunctionExpression$/;

export default {
  meta: { name: "house" },
  rules: {
    functions: {
      create(/** @type {Context} */ context) {
        return {
          Program(/** @type {{ body: Statement[] }} */ { body }) {
            for (const statement of body) {
              const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
              for (const node of declared?.declarations ?? []) {
                if (FUNCTIONS.test(node.init?.type ?? "") && !node.id.typeAnnotation)
                  context.report({ node, message: "Declare it as a function: one style, and its name stands first." });
              }
            }
          },
        };
      },
    },
  },
};
