import fc from 'fast-check';
import { BULK_FORMATS, findFormat } from '../../src/formats/all-formats.js';
import { recognise } from '../../src/formats/recognise.js';
import { cases } from '../support/cases.js';

const CONTEXT = { line: 1, latestDay: '2026-12-31' };

/** The names that readers ask for, so that made-up objects get far into them. */
const FIELDS =
  'id title display_name authors authors_parsed author name hidden versions created categories doi comments abstract ' +
  'update_date updated_date publication_date publishedAt paper numComments githubRepo summary authorships ' +
  'raw_author_name raw_affiliation_strings institutions primary_topic topics abstract_inverted_index locations ' +
  'primary_location landing_page_url pdf_url orcid is_authors_truncated __proto__ constructor';
const leaf = fc.oneof(
  fc.constantFrom(
    '0704.0001',
    'W1',
    '2008-02-13',
    'Mon, 2 Apr 2007 19:18:42 GMT',
    "Erd\\H{o}s, \\'",
    '\0',
    '\uD800',
  ),
  fc.constantFrom(null, true, 0, -1, 1e300, 0.5, '', 'x'.repeat(400)),
  fc.string({ unit: 'binary' }),
);
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaf, tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(fc.constantFrom(...FIELDS.split(' ')), tie('value'), { maxKeys: 12 }),
}));
const record = fc
  .tuple(fc.dictionary(fc.constantFrom(...FIELDS.split(' ')), json), fc.boolean())
  .map(([fields, valid]) => (valid ? { ...fields, id: fields.id ?? 'W1', title: 'Peat' } : fields));

describe.each(BULK_FORMATS.map((format) => [format.name, format] as const))('%s', (name, format) => {
  it('is found by its name', () => {
    expect(findFormat(name)).toBe(format);
    expect(findFormat('xml')).toBeNull();
  });

  it('reads any JSON as a record or a short rejection, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(record, json, fc.jsonValue()), (value) => {
        const read = format.read(value, CONTEXT);
        expect(typeof format.recognises(value)).toBe('boolean');
        if ('rejected' in read) expect(read.rejected.length).toBeLessThan(320);
        else expect(JSON.stringify(read)).not.toMatch(/\\u0000|\\ud[89a-f]/);
      }),
      cases(5_000),
    );
  });

  it('does not throw at values nested a million deep', () => {
    const deep = JSON.parse('['.repeat(1_000_000) + ']'.repeat(1_000_000)) as unknown;
    for (const field of FIELDS.split(' ')) {
      expect(format.read({ id: 'W1', title: 'Peat', [field]: deep }, CONTEXT)).toBeDefined();
    }
  });

  it('finds fault with what is not its own', () => {
    expect(recognise(['{"a":1}', 'nonsense'], format)).toBe(
      `Expected ${format.expects}, but the file holds other JSON, such as "{"a":1}".`,
    );
  });
});
