/**
 * `sender_at`: the moment of `buried_at` by the clock of whoever told the handoff, as late as its delivery shows it at
 * the least; null, in tombstones of before, stands for `buried_at`. A session is barred by it: a sender whose clock is
 * behind would otherwise have its next calls kept out for as long as that.
 */
export const SENDERS_CLOCK = "alter table opencx.tombstone add column sender_at timestamptz";
