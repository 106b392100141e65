/** A case that the product has made or filled. */
export interface HeldCase {
  readonly kind: "case";
  readonly id: string;
  /** The OpenCX session's id; empty: the column is. */
  readonly session: string;
  /** Whether it takes changes: neither resolved nor cancelled. */
  readonly isOpen: boolean;
  readonly statecode: number;
  readonly statuscode: number;
  /** As stored; never said whole. */
  readonly phone: string;
  /** Its customer and primary contact. */
  readonly contacts: readonly string[];
  /** Whether it is surely of whom was asked for. */
  readonly isSure: boolean;
}

/** What hangs on a case. */
export interface HeldPart {
  readonly kind: "note" | "phone call" | "task";
  readonly id: string;
  readonly caseId: string;
  /** By whom: by the product, known by its key; or by somebody, the product's users among them. */
  readonly by: "product" | "somebody";
}

/** A contact that stands on a case, or has the number. */
export interface HeldContact {
  readonly kind: "contact";
  readonly id: string;
  /** `service`: made by it, which its key tells; `call`: of a call, by a rep or by OpenCX's own integration. */
  readonly by: "service" | "call" | "somebody";
}

/** Keys that follow from what a row is made of, a handoff, an e-mail address, a number: the service's (UUID version 5). */
export const SERVICE_KEY = /^.{14}5/;

/** A handoff in the inbox. */
export interface HeldHandoff {
  readonly kind: "handoff";
  readonly id: string;
  readonly session: string;
  readonly state: string;
}

/** All that was found of a person. */
export interface Held {
  readonly cases: readonly HeldCase[];
  readonly parts: readonly HeldPart[];
  readonly contacts: readonly HeldContact[];
  readonly handoffs: readonly HeldHandoff[];
}

/** At most the last four digits, and none of a short number. */
export function lastDigits(phone: string): string {
  const digits = phone.normalize("NFKC").replace(/\D/g, "");
  return digits.length < 8 ? "" : digits.slice(-4);
}
