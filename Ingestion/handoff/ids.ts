import { v5 } from "uuid";

// Fixed for ever: another namespace would make every handoff a new incident.
const NAMESPACE = "a3e6f7e4-6d0c-4a53-9b6f-0e6d4c1f7b52";

/**
 * Primary key of the incident of one handoff: the whole of "exactly one incident per handoff" (create-only writes to
 * one key).
 * @param ordinal of the handoff event in the session's history, from 1: a returning caller continues the same session
 */
export function incidentIdOf(organizationId: string, conversationId: string, ordinal: number): string {
  return v5(`${organizationId}/${conversationId}/${ordinal}`, NAMESPACE);
}

/**
 * Primary key of the contact made for an e-mail address in one environment; two workers that both found nobody then
 * write one row.
 */
export function contactIdOf(environmentUrl: string, email: string): string {
  return v5(`contact/${environmentUrl.toLowerCase()}/${email.toLowerCase()}`, NAMESPACE);
}

/**
 * The same for a caller without an e-mail address.
 * @param number the caller's, as E.164 where its country is known
 * @param name people of one household or company share a number
 */
export function callerContactIdOf(environmentUrl: string, number: string, name: string): string {
  const plain = name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
  return v5(`contact/${environmentUrl.toLowerCase()}/number/${number}/${plain}`, NAMESPACE);
}

/** Primary key of the phone call on the timeline. @param key the handoff's own incident id, whichever its case is */
export function phoneCallIdOf(key: string): string {
  return v5(`phonecall/${key}`, NAMESPACE);
}

/**
 * Primary key of the note with a transcript that fits no column.
 * @param part which one of several; empty: there is one
 */
export function noteIdOf(incidentId: string, part: string): string {
  return v5(part === "" ? `note/${incidentId}` : `note/${incidentId}/${part}`, NAMESPACE);
}

/**
 * Key of a handoff in the inbox: the same event delivered twice, under whatever webhook-id, is one row.
 * @param timestamp ISO 8601 in UTC, with milliseconds
 */
export function handoffIdOf(organizationId: string, conversationId: string, timestamp: string): string {
  return v5(`handoff/${organizationId}/${conversationId}/${timestamp}`, NAMESPACE);
}

/** The same of the news that another system did not take a handoff: it may come at the very time of the handoff. */
export function failedHandoffIdOf(organizationId: string, conversationId: string, timestamp: string): string {
  return v5(`handoff/${organizationId}/${conversationId}/failed/${timestamp}`, NAMESPACE);
}

/** The same of an event that tells no time: what it says besides must do. */
export function untimedHandoffIdOf(organizationId: string, conversationId: string, data: string): string {
  return v5(`handoff/${organizationId}/${conversationId}/untimed/${data}`, NAMESPACE);
}
