import type { FaultPlan } from "../faults/faults";

/** A call file: the format of the recorded calls and of our samples (LocalPlatform/calls). */
export interface CallFile {
  readonly source: Readonly<Record<string, unknown>>;
  readonly session: OpenCXSession;
  readonly history: readonly OpenCXHistoryItem[];
  readonly webhook: OpenCXHandoffEvent;
}

/** `GET /chat/sessions/{id}`, as documented by OpenCX. */
export interface OpenCXSession {
  readonly id: string;
  readonly channel: { readonly type: string };
  readonly created_at: string;
  readonly updated_at: string | null;
  readonly ai_closure_type: string | null;
  readonly [field: string]: unknown;
}

/** One item of `GET /chat/sessions/{id}/history`. */
export interface OpenCXHistoryItem {
  readonly id?: string;
  readonly created_at: string | null;
  readonly event: {
    readonly type: string;
    readonly sender?: { readonly type: string; readonly name?: string | null };
    readonly content?: { readonly type: string; readonly text?: string | null };
    readonly [field: string]: unknown;
  };
}

/** The `conversation.handoff_to_human` event, envelope included. */
export interface OpenCXHandoffEvent {
  readonly event: string;
  readonly organization_id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface LocalOpenCXOptions {
  readonly port?: number;
  readonly latency?: number;
  readonly faults?: readonly FaultPlan[];
  readonly calls?: readonly CallFile[];
  /** Items on a page of history and of the list. Default 50. */
  readonly pageSize?: number;
  /** Requests a minute before 429. Documented: 100. 0 = off (default, since a demo ingests many calls at once). */
  readonly requestsPerMinute?: number;
}

/** What became of one webhook delivery. */
export interface Delivery {
  readonly webhookId: string;
  readonly attempts: number;
  /** Status of the last attempt; 0 = no answer. */
  readonly status: number;
  readonly body: string;
}

/** A running local OpenCX: REST API and webhook sender. */
export interface LocalOpenCX {
  /** `http://127.0.0.1:PORT`, no trailing slash. */
  readonly url: string;
  readonly apiKey: string;
  /** `whsec_...`, Standard Webhooks. */
  readonly webhookSecret: string;
  readonly organizationId: string;
  /** Adds a call or replaces the one with the same session id. */
  load(call: CallFile): void;
  /** A fresh copy of a loaded (or given) call: new session id, times moved to end now, loaded. */
  callIn(call: CallFile): CallFile;
  /**
   * Signs and sends the call's webhook, retrying as a sender does. `copies`: deliveries of the same event, same
   * webhook-id (default 1).
   */
  deliver(
    call: CallFile,
    target: string,
    options?: { readonly copies?: number; readonly attempts?: number },
  ): Promise<readonly Delivery[]>;
  addFault(fault: FaultPlan): void;
  clearFaults(): void;
  readonly seen: readonly { readonly method: string; readonly url: string; readonly status: number }[];
  close(): Promise<void>;
}
