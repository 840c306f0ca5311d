import fc from 'fast-check';
import { IDENTIFIER_SCHEMES, type IdentifierScheme } from '../../src/terms.js';
import { normalIdentifier, paperIdentifiers } from '../../src/text/identifier.js';

const SHA = '649def34f8be52c8b66281af98ae884c09aef38b';

it.each<[IdentifierScheme, string, string]>([
  ['ARXIV', '2209.15618', '2209.15618'],
  ['ARXIV', ' arXiv:2209.15618v2 ', '2209.15618'],
  ['ARXIV', 'ARXIV: 0704.0001', '0704.0001'],
  ['ARXIV', 'https://arxiv.org/abs/2209.15618v3', '2209.15618'],
  ['ARXIV', 'http://export.arxiv.org/pdf/2209.15618v1.pdf', '2209.15618'],
  ['ARXIV', 'arxiv.org/html/2209.15618?x=1#S1', '2209.15618'],
  ['ARXIV', '10.48550/arXiv.2209.15618', '2209.15618'],
  ['ARXIV', 'https://doi.org/10.48550/arXiv.2209.15618', '2209.15618'],
  ['ARXIV', 'hep-th/9901001v1', 'hep-th/9901001'],
  ['ARXIV', 'https://arxiv.org/abs/hep-th/9901001', 'hep-th/9901001'],
  ['ARXIV', 'math.GT/0309136', 'math/0309136'],
  ['ARXIV', 'HEP-TH/9901001', 'hep-th/9901001'],
  ['ARXIV', 'arXiv:2209.15618v2 [cs.LG]', '2209.15618'],
  ['ARXIV', 'arXiv:2209.15618v2 [cs.LG] 30 Sep 2022', '2209.15618'],
  ['ARXIV', 'arXiv:hep-th/9901001v1 (hep-th).', 'hep-th/9901001'],
  ['ARXIV', '(arXiv:2209.15618),', '2209.15618'],
  ['ARXIV', 'oai:arXiv.org:hep-th/9901001', 'hep-th/9901001'],
  ['ARXIV', 'arXiv.2209.15618', '2209.15618'],
  ['ARXIV', 'arXiv preprint arXiv:2209.15618.', '2209.15618'],
  ['ARXIV', 'https://ar5iv.labs.arxiv.org/html/2209.15618', '2209.15618'],
  ['ARXIV', 'https://www.alphaxiv.org/abs/2209.15618v1', '2209.15618'],
  ['ARXIV', 'https://huggingface.co/papers/2209.15618', '2209.15618'],
  ['ARXIV', 'doi:10.48550/arXiv.2209.15618.', '2209.15618'],
  ['DOI', '10.1234/abc', '10.1234/abc'],
  ['DOI', '10.1234/abc.', '10.1234/abc'],
  ['DOI', '(doi: 10.1234/abc);', '10.1234/abc'],
  ['DOI', '<https://doi.org/10.1234/abc>', '10.1234/abc'],
  ['DOI', 'DOI 10.1234/abc', '10.1234/abc'],
  ['DOI', 'doi:https://doi.org/10.1234/abc', '10.1234/abc'],
  ['DOI', 'https://doi.org/doi:10.1234/abc', '10.1234/abc'],
  ['DOI', 'urn:doi:10.1234/abc', '10.1234/abc'],
  ['DOI', 'https://oadoi.org/10.1234/abc', '10.1234/abc'],
  ['DOI', 'https://doi-org.proxy.example.edu/10.1234/abc', '10.1234/abc'],
  ['DOI', 'https://publisher.example.org/doi/full/10.1234/abc', '10.1234/abc'],
  ['DOI', '10.1016/0370-2693(95)00123-4', '10.1016/0370-2693(95)00123-4'],
  ['DOI', '10.1234/ab\u00ADc\u200B', '10.1234/abc'],
  ['OPENALEX', 'https://openalex.org/W2741809807.', 'W2741809807'],
  ['ORCID', 'ORCID iD: 0000-0002-1825-0097', '0000-0002-1825-0097'],
  ['ORCID', 'https://orcid.org/0000-0002-1825-0097/', '0000-0002-1825-0097'],
  ['ORCID', '0000–0002–1825–0097.', '0000-0002-1825-0097'],
  ['SEMANTIC_SCHOLAR', 'Corpus ID: 37220927', 'CorpusId:37220927'],
  ['DOI', 'https://doi.org/10.1234/ABC', '10.1234/abc'],
  ['DOI', 'http://dx.doi.org/10.1234/ABC', '10.1234/abc'],
  ['DOI', 'doi.org/10.1234/ABC', '10.1234/abc'],
  ['DOI', 'doi:10.1234/ABC', '10.1234/abc'],
  ['DOI', 'DOI: 10.1234/ABC', '10.1234/abc'],
  ['DOI', 'info:doi/10.1234/ABC', '10.1234/abc'],
  ['DOI', '10.1234%2FABC', '10.1234/abc'],
  ['DOI', 'https%3A%2F%2Fdoi.org%2F10.1234%2FABC', '10.1234/abc'],
  [
    'DOI',
    'https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2',
    '10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2',
  ],
  ['DOI', 'https://doi.org/10.1234/a%23b?utm=x#top', '10.1234/a#b'],
  ['DOI', '10.1234/ÄB', '10.1234/Äb'],
  ['DOI', '10.48550/arXiv.2209.15618v2', '10.48550/arxiv.2209.15618'],
  ['OPENALEX', 'W2741809807', 'W2741809807'],
  ['OPENALEX', 'https://openalex.org/W2741809807', 'W2741809807'],
  ['OPENALEX', 'https://api.openalex.org/works/w2741809807', 'W2741809807'],
  ['OPENALEX', 'w2741809807', 'W2741809807'],
  ['SEMANTIC_SCHOLAR', SHA.toUpperCase(), SHA],
  ['SEMANTIC_SCHOLAR', `https://www.semanticscholar.org/paper/Some-Title/${SHA}`, SHA],
  ['SEMANTIC_SCHOLAR', `https://api.semanticscholar.org/graph/v1/paper/${SHA}`, SHA],
  ['SEMANTIC_SCHOLAR', 'https://api.semanticscholar.org/CorpusID:37220927', 'CorpusId:37220927'],
  ['SEMANTIC_SCHOLAR', '37220927', 'CorpusId:37220927'],
  ['DBLP', 'conf/nips/VaswaniSPUJGKP17', 'conf/nips/VaswaniSPUJGKP17'],
  ['DBLP', 'https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17', 'conf/nips/VaswaniSPUJGKP17'],
  ['DBLP', 'https://dblp.uni-trier.de/rec/html/journals/corr/abs-2209-15618', 'journals/corr/abs-2209-15618'],
  ['DBLP', 'https://dblp.org/rec/journals/corr/abs-2209-15618.bib?param=1', 'journals/corr/abs-2209-15618'],
  ['DBLP', 'DBLP:phd/dnb/Meier19', 'phd/dnb/Meier19'],
  ['ORCID', 'https://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
  ['ORCID', '000000021694233x', '0000-0002-1694-233X'],
])('%s %j is %j', (scheme, value, expected) => {
  expect(normalIdentifier({ scheme, value })).toBe(expected);
});

it.each<[IdentifierScheme, string]>([
  ['ARXIV', ''],
  ['ARXIV', '2213.00001'],
  ['ARXIV', '2209.156'],
  ['ARXIV', '2209.156189'],
  ['ARXIV', 'hep-th/990100'],
  ['ARXIV', '10.1234/abc'],
  ['ARXIV', 'https://example.org/abs/2209.15618'],
  ['DOI', 'abc'],
  ['DOI', '10.1234'],
  ['DOI', '10.12/abc'],
  ['DOI', '10.1234/a b'],
  ['DOI', '10.1234/a\u0000'],
  ['DOI', '10.1234/\ud800'],
  ['DOI', `10.1234/${'x'.repeat(500)}`],
  ['OPENALEX', 'A2741809807'],
  ['OPENALEX', 'W0'],
  ['SEMANTIC_SCHOLAR', SHA.slice(1)],
  ['SEMANTIC_SCHOLAR', '0'],
  ['DBLP', 'VaswaniSPUJGKP17'],
  ['DBLP', 'conf/nips/'],
  ['ORCID', '0000-0002-1825-0098'],
  ['ORCID', '0000-0002-1825'],
])('%s %j is none', (scheme, value) => {
  expect(normalIdentifier({ scheme, value })).toBeNull();
});

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'));
const arxivId = fc.oneof(
  fc.tuple(digits(2), month, digits(5)).map(([year, mm, number]) => `${year}${mm}.${number}`),
  fc
    .tuple(fc.constantFrom('hep-th', 'math', 'cs', 'q-bio'), digits(2), month, digits(3))
    .map(([archive, year, mm, number]) => `${archive}/${year}${mm}${number}`),
);
const dressed = fc.constantFrom<(id: string) => string>(
  (id) => id,
  (id) => `arXiv:${id}`,
  (id) => `https://arxiv.org/abs/${id}`,
  (id) => `https://www.arxiv.org/pdf/${id}.pdf`,
  (id) => `10.48550/arXiv.${id}`,
  (id) => `https://doi.org/10.48550/arXiv.${encodeURIComponent(id)}`,
);

it('takes every dress off an arXiv id', () => {
  fc.assert(
    fc.property(arxivId, fc.constantFrom('', 'v1', 'v12'), dressed, (id, version, dress) => {
      expect(normalIdentifier({ scheme: 'ARXIV', value: dress(`${id}${version}`) })).toBe(id);
    }),
  );
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(
      fc.constantFrom(
        '',
        'https://doi.org/',
        'doi:',
        'arXiv:',
        'https://dblp.org/rec/',
        'https://openalex.org/',
        '10.1234%2F',
      ),
      fc.constantFrom('10.1234/', '10.48550/arxiv.', 'conf/', 'W1', '2209.1561', ''),
      fc.string({
        unit: fc.constantFrom('a', 'B', '%', '2', '5', '/', '.', '?', '#', 'v', ' ', 'ß', 'İ', '\u0000'),
      }),
    )
    .map((parts) => parts.join('')),
);
const given = fc.record({ scheme: fc.constantFrom(...IDENTIFIER_SCHEMES), value: anyText });

it('gives a form that is its own normal form, and that PostgreSQL can hold', () => {
  fc.assert(
    fc.property(given, ({ scheme, value }) => {
      const form = normalIdentifier({ scheme, value });
      if (form === null) return;
      expect(normalIdentifier({ scheme, value: form })).toBe(form);
      expect(form).toMatch(/^[^\s\p{Cc}\p{Cs}]{1,500}$/u);
    }),
    { numRuns: 3000 },
  );
});

it('takes a DOI of arXiv for the arXiv id too, and an ORCID iD for no paper', () => {
  expect(paperIdentifiers({ scheme: 'DOI', value: '10.48550/arXiv.math.GT/0309136' })).toEqual([
    { scheme: 'DOI', value: '10.48550/arxiv.math/0309136' },
    { scheme: 'ARXIV', value: 'math/0309136' },
  ]);
  expect(paperIdentifiers({ scheme: 'ORCID', value: '0000-0002-1825-0097' })).toEqual([]);
});
