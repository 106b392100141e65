// What the build has the control's modules call in place of `??` and `?.` (syntax-loader.cjs).

/**
 * `value ?? other`.
 * @template Value, Other
 * @param {Value} value
 * @param {Other} other
 */
export function either(value, other) {
  return value === null || value === undefined ? other : value;
}

/**
 * `value ?? ""`.
 * @template Value
 * @param {Value} value
 */
export function orText(value) {
  return either(value, "");
}

/**
 * `value ?? []`.
 * @template Value
 * @param {Value} value
 */
export function orList(value) {
  return either(value, []);
}

/**
 * `value ?? other()`, for what is found only when needed.
 * @template Value, Other
 * @param {Value} value
 * @param {() => Other} other
 */
export function orElse(value, other) {
  return value === null || value === undefined ? other() : value;
}

/**
 * What a member is read from: `some(value).member` is `value?.member`.
 * @param {unknown} value
 */
export function some(value) {
  return either(value, { __proto__: null });
}

/**
 * `value?.` and more than one member after it: `use` gets the value that is there.
 * @template Value, Result
 * @param {Value} value
 * @param {(value: NonNullable<Value>) => Result} use
 */
export function ifAny(value, use) {
  return value === null || value === undefined ? undefined : use(value);
}
