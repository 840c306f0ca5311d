import type { DatePrecision } from '../../text/partial-date.js';
import { enumOf } from '../enum-of.js';

export const DatePrecisionEnum = enumOf<DatePrecision>({
  name: 'DatePrecision',
  description: 'How much of a date is known.',
  values: {
    DAY: 'The day.',
    MONTH: 'The month and the year.',
    YEAR: 'The year alone.',
  },
});
