import { HANDOFFS } from "./0001_handoffs";
import { TOMBSTONES } from "./0002_tombstones";
import { SENDERS_CLOCK } from "./0003_sendersClock";
import { BARRED } from "./0004_barred";
import { QUEUE } from "./0005_queue";
import { PACE } from "./0006_pace";
import { HALTS } from "./0007_halts";
import { ACCEPT } from "./0008_accept";
import { SWEEP_CLAIM } from "./0009_sweepClaim";

/**
 * What brings the inbox's tables to what this version works with, in order: the place in this list is a migration's
 * number, from 1, and that of its file. One that was released is never changed.
 */
export const MIGRATIONS = [
  HANDOFFS,
  TOMBSTONES,
  SENDERS_CLOCK,
  BARRED,
  QUEUE,
  PACE,
  HALTS,
  ACCEPT,
  SWEEP_CLAIM,
] as const;
