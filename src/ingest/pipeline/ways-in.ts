import { DERIVE_BODIES } from '../derive-underived-bodies.js';
import { DERIVE_NAMES } from '../derive-underived-names.js';
import { FINISH_IMPORT } from '../finish-import.js';
import { IMPORT_BATCH } from '../import-batch.js';
import { LOAD_DOCUMENT } from '../load-document.js';
import { SPLIT_PAPER } from '../papers/split-paper.js';
import { UNDO_MERGE } from '../persons/undo-merge.js';
import { RESTORE_STORE } from '../restore/restore-store.js';
import type { Step } from './step.js';

/** Every way into the store with its steps, in order: for the table in ARCHITECTURE.md and for tests. */
export const WAYS_IN: readonly { name: string; steps: readonly Step<never>[] }[] = [
  { name: 'a document', steps: LOAD_DOCUMENT },
  { name: 'a batch of an import', steps: IMPORT_BATCH },
  { name: 'the end of an import', steps: FINISH_IMPORT },
  { name: 'an undone merge', steps: UNDO_MERGE },
  { name: 'a paper that is two', steps: SPLIT_PAPER },
  { name: 'names that are read anew', steps: DERIVE_NAMES },
  { name: 'venues and institutions of a store that had none', steps: DERIVE_BODIES },
  { name: 'an export that comes back', steps: RESTORE_STORE },
];
