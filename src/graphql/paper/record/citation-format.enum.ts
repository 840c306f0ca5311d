import type { CitationFormat } from '../../../citing/citation.js';
import { enumOf } from '../../enum-of.js';

export const CitationFormatEnum = enumOf<CitationFormat>({
  name: 'CitationFormat',
  description: 'In which form a paper is cited.',
  values: {
    BIBTEX: 'An entry of BibTeX, in UTF-8.',
    RIS: 'A record of RIS, which nearly every reference manager reads.',
    CSL_JSON: 'An item of CSL-JSON, as citation processors take it.',
    SCHEMA_ORG:
      'JSON-LD of schema.org for the head of a page; no sign in it ends the element that it stands in.',
  },
});
