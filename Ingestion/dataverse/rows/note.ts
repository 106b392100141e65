import { noteIdOf } from "../../handoff/ids";
import type { DataverseClient } from "../client";

/**
 * Attaches the whole transcript to the incident as a text file, for a call that fits no column. One note per incident,
 * whatever is repeated.
 * @param text the whole case text
 */
export async function attachTranscript(client: DataverseClient, incidentId: string, text: string): Promise<void> {
  await client.request("PATCH", `annotations(${noteIdOf(incidentId)})`, {
    what: "attaching the transcript",
    headers: { "If-None-Match": "*" },
    accepts: [412],
    body: {
      subject: "Transcript of the call",
      isdocument: true,
      filename: "transcript.txt",
      mimetype: "text/plain",
      documentbody: Buffer.from(text, "utf8").toString("base64"),
      "objectid_incident@odata.bind": `/incidents(${incidentId})`,
    },
  });
}
