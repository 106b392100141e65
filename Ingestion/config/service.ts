/** Where the inbox lies: a server that several processes share, or a PostgreSQL of the service's own in a folder. */
export interface InboxSettings {
  /** `postgres://...`; absent: PostgreSQL runs in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  /** Whether that server need not prove who it is. */
  readonly isUnproven?: true | undefined;
  readonly dataDir: string;
  /** Days that a dead letter is kept; 90 when absent. */
  readonly deadDays?: number | undefined;
}

/** Where an HTTP side listens. */
export interface ListenSettings {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
}

/** What `serve` alone needs. */
export interface ServerSettings extends ListenSettings {
  /** The side for who runs the service: metrics and readiness. */
  readonly admin: ListenSettings;
  /** The same of a process of `work`, of which there may be several on one machine; null: it has none. */
  readonly workerAdmin: ListenSettings | null;
  /** Names that OpenCX calls it by, in small letters and without a port; null: any. */
  readonly allowedHosts: readonly string[] | null;
  /** Most bytes of a webhook's body. */
  readonly bodyLimit: number;
  /** Milliseconds between two sweeps; null: none. */
  readonly reconcileEvery: number | null;
}

/** What one process of the service needs besides its connections. */
export interface ServiceSettings {
  readonly inbox: InboxSettings;
  readonly server: ServerSettings;
}
