import { BULK_FORMATS } from '../formats/all-formats.js';

/** What is read in another way than record by record: saved pages, and what `papergraph export` wrote. */
export const OTHER_FORMATS: readonly string[] = ['pages', 'papergraph'];

/** What `papergraph import` takes for FORMAT. */
export const FORMAT_NAMES: readonly string[] = [...BULK_FORMATS.map(({ name }) => name), ...OTHER_FORMATS];

/** The same for the help of the command line. */
export const FORMAT_HELP = `${FORMAT_NAMES.join(', ')}; the last is what \`export --format ndjson\` wrote`;
