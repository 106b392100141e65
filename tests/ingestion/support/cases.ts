import { read } from "../../support/read";
import type { CallFile } from "../../../LocalPlatform/opencx/contract";
import { incidentsOf, inState, type Installation } from "./installation";

/** Sends a call's handoff and returns its incident. */
export async function caseOf(installation: Installation, call: CallFile): Promise<Readonly<Record<string, unknown>>> {
  installation.opencx.load(call);
  await installation.opencx.deliver(call, installation.target);
  await inState(installation, call, "done");
  return incidentsOf(installation, call).at(-1) ?? {};
}

/** What the transcript of an incident says, turn by turn. */
export function saidIn(incident: Readonly<Record<string, unknown>>): readonly string[] {
  return read(String(incident.opencx_transcript ?? incident.description)).conversation.turns.map(({ text }) => text);
}
