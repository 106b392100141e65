import { write } from "../../../Transcript/description/write";
import { CALLER_PHONE, CONVERSATION } from "../../sample/sampleCase";

/** Values of the control's properties, by name: type and text, as the harness stores what is typed into its form. */
export const SAMPLE_VALUES: Readonly<Record<string, { readonly Value: string; readonly SelectedType: string }>> = {
  description: { Value: write(CONVERSATION), SelectedType: "Multiple" },
  // A blank: for an empty value the harness puts "val".
  transcript: { Value: " ", SelectedType: "Multiple" },
  callerPhone: { Value: CALLER_PHONE, SelectedType: "SingleLine.Phone" },
  sessionUrl: { Value: CONVERSATION.session ?? "", SelectedType: "SingleLine.URL" },
  sessionId: { Value: "31c1630a-9b20-5c3b-bb3c-e8a367230216", SelectedType: "SingleLine.Text" },
  classification: { Value: "Refund", SelectedType: "SingleLine.Text" },
  sentiment: { Value: "negative", SelectedType: "SingleLine.Text" },
  reason: { Value: CONVERSATION.reason ?? "", SelectedType: "SingleLine.Text" },
  explanation: { Value: CONVERSATION.explanation ?? "", SelectedType: "SingleLine.Text" },
  language: { Value: CONVERSATION.language ?? "", SelectedType: "SingleLine.Text" },
  ticketNumber: { Value: CONVERSATION.ticket ?? "", SelectedType: "SingleLine.Text" },
  // The clock of the harness's user, who lives eight hours west of UTC.
  handoffOn: { Value: "2026-10-05T06:03:58", SelectedType: "DateAndTime.DateAndTime" },
  sessionLinkHosts: { Value: "platform.open.cx", SelectedType: "SingleLine.Text" },
  defaultCountry: { Value: "US", SelectedType: "SingleLine.Text" },
};
