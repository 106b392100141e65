/** Days that a row of a settled handoff is kept: its incident's id and number are what `status` and support ask for. */
export const SETTLED_DAYS = 90;

/** Days that a dead letter is kept, unless the operator says otherwise: a season is ample to deal with it. */
export const DEAD_DAYS = 90;

/**
 * Days that a tombstone is kept, from when its row went. Senders give up within days, and nobody sweeps further back
 * than a year.
 */
export const TOMBSTONE_DAYS = 400;

/** Days that the name of a field in another shape is kept. */
export const ODD_FIELD_DAYS = 90;
