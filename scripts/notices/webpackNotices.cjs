// Webpack plugin: notes down the packages that are in the bundle.
const { noteBundled } = require("./bundledPackages.cjs");

/**
 * A module of webpack, as far as we look: one of a file, or several that were joined.
 * @typedef {{ resource?: string, modules?: Iterable<Module> }} Module
 */

/** @returns {string[]} the files that a module is made of */
function filesOf(/** @type {Module} */ { resource, modules }) {
  return modules === undefined ? (resource === undefined ? [] : [resource]) : [...modules].flatMap(filesOf);
}

module.exports = class WebpackNotices {
  /** @param {string} product its name in rooms.json */
  constructor(product) {
    this.product = product;
  }

  apply(/** @type {any} */ compiler) {
    compiler.hooks.afterEmit.tap("WebpackNotices", (/** @type {any} */ { chunks, chunkGraph }) => {
      const modules = [...chunks].flatMap((chunk) => [...chunkGraph.getChunkModulesIterable(chunk)]);
      noteBundled(this.product, modules.flatMap(filesOf));
    });
  }
};
