import { compareVersions } from "../../compareVersions";
import { children, type XmlElement } from "../../xml";
import type { Fault } from "../problem";
import { repeatedBy } from "../repeated";

type Range = readonly [from: string, to: string];

/**
 * The versions that the platform has of each library, as pcf-scripts 1.51.1 lists them in PlatformLibraryVersions.json.
 * React from 17 on it lists and refuses, since its flag `pcfReactPlatformLibraries` is off.
 */
export const LIBRARIES: Readonly<Record<string, readonly Range[]>> = {
  react: [["16.8", "16.14.0"]],
  fluent: [
    ["8.0", "8.29.0"],
    ["8.29.1", "8.121.1"],
    ["9.0.0", "9.68.0"],
  ],
};

const VERSION = /^\d+\.\d+\.\d+$/;

/** The libraries that a component leaves to the platform: that it has them, and each once. */
export function libraryFaults(manifest: XmlElement): readonly Fault[] {
  const libraries = children(children(manifest, "resources")[0], "platform-library");
  const isVirtual = ["virtual", "react"].includes(manifest.attributes["control-type"] ?? "");
  const [first] = libraries;
  return [
    ...libraries
      .filter(({ attributes }) => !isThere(attributes.name ?? "", attributes.version ?? ""))
      .map((at) => ({
        at,
        message:
          `the platform-library "${at.attributes.name ?? ""}" ${at.attributes.version ?? ""} is none that ` +
          `the platform has, ${has()}: correct it.`,
        refusedBy: "libraries" as const,
      })),
    ...repeatedBy(libraries, ({ attributes }) => (attributes.name ?? "").toLowerCase()).map((at) => ({
      at,
      message: `the platform-library ${at.attributes.name ?? ""} stands there twice, and the platform gives a component one version of it: remove one.`,
      refusedBy: "libraries" as const,
    })),
    ...(isVirtual || first === undefined
      ? []
      : [
          {
            at: first,
            message: `platform-library is for controls of control-type virtual alone: correct control-type.`,
          },
        ]),
  ];
}

function isThere(name: string, version: string): boolean {
  const ranges = Object.hasOwn(LIBRARIES, name.toLowerCase()) ? (LIBRARIES[name.toLowerCase()] ?? []) : [];
  return (
    VERSION.test(version) &&
    ranges.some(([from, to]) => compareVersions(version, from) >= 0 && compareVersions(version, to) <= 0)
  );
}

function has(): string {
  const [react, fluent] = ["react", "fluent"].map((name) =>
    (LIBRARIES[name] ?? []).map((range) => range.join(" to ")).join(", "),
  );
  return `React ${react ?? ""} and Fluent ${fluent ?? ""}, in three numbers`;
}
