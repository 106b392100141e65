import type { ConnectionPart, Connections } from "./connection";
import type { ServiceSettings } from "./service";

/** A part of the settings; each command asks for those it needs, so that `ingest FILE` wants no OpenCX key. */
export type SettingsPart = ConnectionPart | keyof ServiceSettings;

/** The parts that a command asked for. */
export type Settings<Part extends SettingsPart> = {
  readonly connections: Connections<Extract<Part, ConnectionPart>>;
} & Pick<ServiceSettings, Extract<Part, keyof ServiceSettings>>;

/** All problems with the settings at once, each naming the setting and what to do. */
export class SettingsError extends Error {
  public override readonly name = "SettingsError";
  public constructor(public readonly problems: readonly string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}
