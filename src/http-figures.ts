/** Requests of a kind: a dear one is priced above 1,000 rows. */
export interface ByKind {
  readonly cheap: number;
  readonly dear: number;
}

/** What the admission is like at a moment. */
export interface AdmissionFigures {
  readonly running: ByKind;
  readonly waiting: ByKind;
  readonly refused: {
    /** The client asked more at once than its share. */
    readonly share: number;
    /** More waited than could be answered in time. */
    readonly full: number;
    /** Its turn did not come in time. */
    readonly waited: number;
  };
}
