/** Raised whenever a record of a bulk file would be stored otherwise than before: every record is then imported anew. */
export const RECORD_VERSION = 3;
