import type { DoubtKind } from '../../terms.js';
import { enumOf } from '../enum-of.js';

export const DoubtKindEnum = enumOf<DoubtKind>({
  name: 'DoubtKind',
  description: 'What is in doubt.',
  values: {
    SAME_PERSON: 'Two persons may be one.',
    SAME_PAPER: 'Two papers may be one.',
    DIFFERENT_PERSONS: 'One person may be two.',
  },
});
