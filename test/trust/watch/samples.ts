/** Who asks what: another client and one that shares the attacker's address ask for data, another asks the probes. */
export type Watched = 'other' | 'same' | 'healthz' | 'readyz';

export const WATCHED: readonly Watched[] = ['other', 'same', 'healthz', 'readyz'];

/** One request of the watcher. */
export interface Sample {
  readonly what: Watched;
  /** As Date.now() gives it. */
  readonly at: number;
  readonly ms: number;
  /** 0 where no answer came. */
  readonly status: number;
  /** What was asked for came. */
  readonly good: boolean;
  /** The beginning of an answer that was not good. */
  readonly text?: string;
}

/** What the watcher tells when it is asked. */
export interface WatchReport {
  readonly samples: readonly Sample[];
  /** The most that was seen; null where the system does not tell. */
  readonly serviceMegabytes: number | null;
  readonly postgresMegabytes: number | null;
}

/** What the watcher is to look at. */
export interface WatchTask {
  readonly url: string;
  readonly servicePid: number;
  readonly postgresFolder: string;
}
