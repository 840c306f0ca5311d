import { bylineIdentities } from '../../src/text/byline-identities.js';
import type { PersonIdentifier } from '../../src/text/identifier.js';

const account = (digit: string): PersonIdentifier => ({ scheme: 'HUGGING_FACE', value: digit.repeat(24) });

function identities(
  title: string,
  ...authors: [name: string, ...identifiers: PersonIdentifier[]][]
): string[] {
  const names = authors.map(([name]) => name);
  return bylineIdentities({ title, byline: { names, identifiers: authors.map(([, ...own]) => own) } });
}

it('says nothing of names that tell who somebody is', () => {
  expect(identities('Peat', ['Vera Wolk'], ['Ola Quist'])).toEqual([]);
  expect(bylineIdentities({ title: 'Peat', byline: null })).toEqual([]);
});

it('marks a common name with its work, whose title may be printed in any way', () => {
  const [mark, other] = identities('Peat: a History', ['Wei Zhang'], ['Vera Wolk']);
  expect(mark).toMatch(/^~[0-9a-f]{16}$/);
  expect(other).toBe('');
  expect(identities('PEAT – a history', ['Wei Zhang'])).toEqual([mark]);
  expect(identities('Peat', ['Wei Zhang'])).not.toEqual([mark]);
});

it('keeps what identifies somebody, however common the name', () => {
  expect(identities('Peat', ['Wei Zhang', account('a')])).toEqual([`HUGGING_FACE:${'a'.repeat(24)}`]);
});

it('takes an identifier of two for nobody’s, and of one who is listed twice for theirs', () => {
  const nobodys = `NOBODYS:HUGGING_FACE=${'a'.repeat(24)}`;
  const both = identities('Peat', ['Vera Wolk', account('a')], ['Ola Quist', account('a')], ['Ute Kern']);
  expect(both).toEqual([nobodys, nobodys, '']);
  const twice = identities('Peat', ['Vera Wolk', account('a')], ['Vera Wolk', account('a')]);
  expect(new Set(twice)).toEqual(new Set([`HUGGING_FACE:${'a'.repeat(24)}`]));
});

it('tells two of one name on a byline apart', () => {
  const [one = '', , other] = identities('Peat', ['Vera Wolk'], ['Ola Quist'], ['Vera Wolk']);
  expect(other).toBe(`${one}.2`);
});

it('leaves a page’s owner the name', () => {
  const byline = { names: ['Wei Zhang', 'W. Zhang', 'Li Wang'] };
  const [whole, short, another] = bylineIdentities({ title: 'Peat', byline }, 'Wei Zhang');
  expect([whole, short]).toEqual(['', '']);
  expect(another).toMatch(/^~/);
});

it('tells ten of one name apart and no more, as nobody lists more in earnest', () => {
  const names = Array.from({ length: 500 }, (): [string] => ['Vera Wolk']);
  expect(new Set(identities('Peat', ...names)).size).toBe(10);
});
