import vm from "node:vm";
import { build, type PluginBuild } from "esbuild";

/** A module with what it imports, as the bundle has it. */
export interface PackedBundle<Exports> {
  readonly exports: Exports;
  readonly text: string;
  /** How often packed texts were begun to be read. */
  unpacked(): number;
}

/** Builds and runs a module. @param load hands the files that the bundle has otherwise to its loaders */
export async function packedBundle<Exports>(
  entry: string,
  load: (onLoad: PluginBuild["onLoad"]) => void,
): Promise<PackedBundle<Exports>> {
  const packing = { name: "packing", setup: ({ onLoad }: PluginBuild) => load(onLoad) };
  const built = await build({ entryPoints: [entry], bundle: true, write: false, format: "cjs", plugins: [packing] });
  const text = built.outputFiles[0]?.text ?? "";
  let count = 0;
  // What is learned of a packed text while it is read.
  const Learned = new Proxy(Int16Array, {
    construct: (made, [length]: [number]) => {
      count++;
      return new made(length);
    },
  });
  const module = { exports: {} as Exports };
  (vm.runInThisContext(`(module, Int16Array) => {${text}}`) as (...given: unknown[]) => void)(module, Learned);
  return { exports: module.exports, text, unpacked: () => count };
}
