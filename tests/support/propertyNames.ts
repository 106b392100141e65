/** The properties of the control, bound ones first, as its manifest declares them and the platform hands them over. */
export const PROPERTY_NAMES = [
  "description",
  "transcript",
  "callerPhone",
  "sessionUrl",
  "sessionId",
  "classification",
  "sentiment",
  "reason",
  "explanation",
  "language",
  "ticketNumber",
  "writtenHash",
  "handoffOn",
  "modifiedOn",
  "sessionLinkHosts",
  "defaultCountry",
] as const;
