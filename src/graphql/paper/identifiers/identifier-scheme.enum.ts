import type { IdentifierScheme } from '../../../terms.js';
import { enumOf } from '../../enum-of.js';

export const IdentifierSchemeEnum = enumOf<IdentifierScheme>({
  name: 'IdentifierScheme',
  description: 'Who gave an identifier.',
  values: {
    ARXIV: 'arXiv, without the version: `2209.15618` or `hep-th/9901001`.',
    DOI: 'A digital object identifier, in lower case and without a resolver: `10.1234/abc`.',
    OPENALEX: 'OpenAlex: a work, `W2741809807`, or an author, `A5023888391`.',
    SEMANTIC_SCHOLAR: "Semantic Scholar's paper id.",
    DBLP: "dblp's key.",
    ORCID: 'The ORCID iD of a person: `0000-0002-1825-0097`.',
  },
});
