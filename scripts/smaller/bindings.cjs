// Who is called by each name in a script, as ESLint's analysis of scopes sees it.
const { Linter } = require("eslint");

/**
 * A variable, parameter, function or class of a script.
 * @typedef {object} Binding
 * @property {string} name
 * @property {boolean} isOuter whether it stands in the function that wraps the whole script
 * @property {number[]} places where its name stands in the text
 * @property {Set<Binding>} others that may not have the same name: one of the two would be taken for the other
 */

/**
 * @typedef {object} Bindings
 * @property {Binding[]} all but the script's globals, in the order of their first places
 * @property {Set<string>} globals names that are not the script's own
 * @property {Set<number>} shorthands places where a name is that of a property, too: `{ name }`
 */

/** @typedef {import("eslint").Scope.Scope} Scope */
/** @typedef {import("eslint").Scope.Variable} Variable */

/** A class's name within the class is one variable, after it another: here both are the latter. */
function outermost(/** @type {Variable} */ variable) {
  const outer = variable.scope.type === "class" ? variable.scope.upper?.set.get(variable.name) : undefined;
  return outer?.defs[0]?.node === variable.defs[0]?.node ? (outer ?? variable) : variable;
}

/**
 * Reads a script.
 * @param {string} text
 * @returns {Bindings}
 * @throws when it does not parse
 */
module.exports = function bindingsOf(text) {
  /** @type {Scope[]} */
  let scopes = [];
  /** @type {Set<number>} */
  const shorthands = new Set();
  /** @type {import("eslint").Rule.RuleModule} */
  const reader = {
    create: ({ sourceCode }) => ({
      Program: () => {
        scopes = sourceCode.scopeManager.scopes;
      },
      "Property[shorthand=true] > Identifier.key": (/** @type {any} */ key) => {
        shorthands.add(key.range[0]);
      },
    }),
  };
  const messages = new Linter().verify(text, {
    plugins: { smaller: { rules: { reader } } },
    rules: { "smaller/reader": "error" },
    languageOptions: { ecmaVersion: 2018, sourceType: "script" },
    linterOptions: { noInlineConfig: true },
  });
  if (messages.length > 0) throw new Error(`The script cannot be read: ${messages[0]?.message}`);

  const [global, wrapper] = scopes;
  /** @type {Map<Variable, Binding>} */
  const bindings = new Map();
  /** Scopes in which a binding is known by its name. @type {Map<Binding, Set<Scope>>} */
  const reaches = new Map();
  for (const variable of scopes.slice(1).flatMap(({ variables }) => variables)) {
    if (variable.defs.length === 0) continue;
    const one = outermost(variable);
    const binding = bindings.get(one) ?? {
      name: one.name,
      isOuter: one.scope === wrapper,
      places: [],
      others: new Set(),
    };
    const reach = reaches.get(binding) ?? new Set([one.scope]);
    bindings.set(one, binding).set(variable, binding);
    reaches.set(binding, reach);
    for (const { range } of [...variable.identifiers, ...variable.references.map(({ identifier }) => identifier)])
      binding.places.push(Number(range?.[0]));
    for (const { from } of [{ from: variable.scope }, ...variable.references])
      for (let scope = from; !reach.has(scope) && scope.upper !== null; scope = scope.upper) reach.add(scope);
  }
  for (const [binding, reach] of reaches) {
    binding.places = [...new Set(binding.places)].sort((a, b) => a - b);
    for (const other of [...reach].flatMap(({ variables }) => variables.flatMap((each) => bindings.get(each) ?? [])))
      if (other !== binding) {
        binding.others.add(other);
        other.others.add(binding);
      }
  }
  const all = [...reaches.keys()].sort((a, b) => Number(a.places[0]) - Number(b.places[0]));
  return { all, globals: new Set(global?.through.map(({ identifier }) => identifier.name)), shorthands };
};
