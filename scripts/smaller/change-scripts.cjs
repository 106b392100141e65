// What our plugins of webpack have in common: each rewrites the text of the production bundle's script.

/**
 * @param {any} compiler of webpack
 * @param {string} plugin its name
 * @param {"OPTIMIZE" | "SUMMARIZE"} stage before the text is minified, or after it
 * @param {(text: string, name: string) => string} change throws where the text is not as it knows it
 */
module.exports = function changeScripts(compiler, plugin, stage, change) {
  const { Compilation, sources } = compiler.webpack;
  if (compiler.options.mode !== "production") return;
  compiler.hooks.compilation.tap(plugin, (/** @type {any} */ compilation) => {
    const at = { name: plugin, stage: Compilation[`PROCESS_ASSETS_STAGE_${stage}`] };
    compilation.hooks.processAssets.tap(at, (/** @type {object} */ assets) => {
      for (const name of Object.keys(assets).filter((each) => each.endsWith(".js"))) {
        compilation.updateAsset(
          name,
          (/** @type {{ source(): string }} */ before) => new sources.RawSource(change(before.source(), name)),
        );
      }
    });
  });
};
