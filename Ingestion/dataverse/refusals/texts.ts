import type { RefusalFailure } from "./line";

/** What Dataverse's words mean where its code means nothing: of several patterns the first counts. */
export const REFUSAL_TEXTS: readonly {
  readonly pattern: RegExp;
  readonly failure: RefusalFailure;
  readonly why: string;
}[] = [
  {
    pattern: /organization .{0,80}\bdisabled|admin(?:istrat\w+)?[- ](?:only )?mode|(?:in|under) maintenance/i,
    failure: "environment-closed",
    why: "seen under codes of other meaning while an environment is off",
  },
  {
    pattern: /restricted for this application|\bfirewall\b|IP address .{0,60}(?:blocked|not allowed)/i,
    failure: "environment-closed",
    why: "an administrator's rule about who may ask",
  },
  {
    pattern: /not currently available|failover|deadlock|transport-level error|network-related|login failed for user/i,
    failure: "database-busy",
    why: "the words of a database that fails over",
  },
  {
    pattern:
      /\btime-?out (?:period )?(?:expired|elapsed)|execution timeout|connection (?:\w+ ){0,3}(?:closed|lost|reset)/i,
    failure: "database-busy",
    why: "the words of a database that is slow or gone",
  },
  {
    pattern: /reached its size quota|storage (?:capacity|limit|quota)/i,
    failure: "storage-full",
    why: "full for everyone until room is made",
  },
  {
    pattern: /try again later|retry .{0,40}\blater|please (?:retry|try again)\b|temporarily|server is (?:too )?busy/i,
    failure: "environment-busy",
    why: "it says itself that it will come right",
  },
  {
    pattern: /undeclared property|could not find a property named|invalid property '/i,
    failure: "column-unknown",
    why: "a column that is not there, under an empty code",
  },
  {
    pattern: /resource not found for the segment/i,
    failure: "table-missing",
    why: "the environment lacks a table: no handoff can land",
  },
  {
    pattern: /\bwith ids? = .{1,60} does not exist/i,
    failure: "record-missing",
    why: "a record that is not there, under an empty code",
  },
  {
    pattern: /is missing prv\w+ privilege/i,
    failure: "missing-privilege",
    why: "the role lacks it, under an empty code",
  },
  {
    pattern: /exceeded the maximum allowed length/i,
    failure: "value-too-long",
    why: "a text that stays as long as it is, under an empty code",
  },
];
