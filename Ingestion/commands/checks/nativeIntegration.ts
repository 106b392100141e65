import { channelOf } from "../../handoff/channel";
import { nativeTicketOf, type NativeIntegrationPolicy } from "../../handoff/case/nativeTicket";
import type { OpenCXClient } from "../../opencx/client";

/** What becomes of a session that OpenCX's own Dynamics integration has a case for. */
const MEANING: Readonly<Record<NativeIntegrationPolicy, string>> = {
  refuse: "the service leaves such sessions alone (NATIVE_INTEGRATION=refuse)",
  adopt: "the service fills its columns on their cases (NATIVE_INTEGRATION=adopt)",
  ignore: "the service makes a case of each besides (NATIVE_INTEGRATION=ignore)",
};

/**
 * Whether OpenCX's own Dynamics integration is on for the organization, by the sessions handed off lately.
 * @returns a warning; undefined when none of them names a case of its
 */
export async function nativeIntegrationWarning(
  client: Pick<OpenCXClient, "someHandedOff">,
  policy: NativeIntegrationPolicy,
): Promise<string | undefined> {
  const sessions = (await client.someHandedOff()).filter(({ channel }) => channelOf(channel.type).kind !== "skip");
  const named = sessions.filter((session) => nativeTicketOf(session) !== undefined);
  if (named.length === 0) return undefined;
  return (
    `OpenCX's own Dynamics integration is on: ${named.length} of ${sessions.length} handed-off sessions have a case of its, ` +
    `such as ${named[0]?.id ?? ""}. ${MEANING[policy]}; a case that it makes after the service's leaves two, ` +
    "which the sweep finds and `status` counts: switch one of the two off for phone and e-mail"
  );
}
