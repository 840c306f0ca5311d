import { risFormat } from '../../../src/formats/ris/format.js';
import { splitRis } from '../../../src/formats/framing/split-ris.js';
import { chunksOf, collect } from '../framing/chunks.js';

async function read(content: string) {
  const items = await collect(splitRis(chunksOf(content)));
  return items.map((item) => {
    if (!('text' in item)) throw new Error(item.refused);
    const record = risFormat.read(JSON.parse(item.text), { line: item.line, latestDay: '2027-12-31' });
    return { ...record, line: item.line };
  });
}

const record = async (tags: string) => (await read(`TY  - JOUR\nTI  - Peat\n${tags}\nER  - `))[0];

it('finds records however loosely they are set', async () => {
  const content =
    '\uFEFFProvider: A\r\n\r\n1.\r\nTY  - JOUR\r\nTI  - One\r\n\r\n   goes on\r\nER  -\r\nTY  - JOUR\r\nT1  - Two\r\nTY  - BOOK\r\nBT  - Three\r\nER  - \r\nAB  - stray';
  expect(await read(content)).toMatchObject([
    { title: 'One goes on', line: 4 },
    { title: 'Two', line: 9 },
    { title: 'Three', line: 11, publicationType: 'BOOK' },
  ]);
});

it('tells authors from editors', async () => {
  const [chapter, volume] = await read(
    'TY  - CHAP\nAU  - Lind, Ane\nA2  - Ek, Bo\nED  - Au, Ida\nTI  - Peat\nBT  - Moors\nER  -\nTY  - EDBOOK\nTI  - Moors\nED  - Ek, Bo\nER  -',
  );
  expect(chapter).toMatchObject({ byline: { names: ['Ane Lind'] }, venue: 'Moors', title: 'Peat' });
  expect(volume).toMatchObject({ byline: { names: ['Bo Ek'] } });
});

it.each([
  ['AU  - de la Cruz, Eva, Jr.', ['Eva de la Cruz Jr.']],
  ['A1  - Lind A.B.\nA1  - de Ek C.', ['A.B. Lind', 'C. de Ek']],
  ['AU  - Bog Research Group', ['Bog Research Group']],
  ['AU  - Lind, Ane\nAU  - Lind, Ane', ['Ane Lind']],
])('names whom %j says', async (tags, names) => {
  expect(await record(tags)).toMatchObject({ byline: { names } });
});

it.each([
  ['PY  - 2017\nDA  - 2017/05/04/', '2017-05-04'],
  ['Y1  - 2017//', '2017'],
  ['PY  - 2017\nDA  - OCT 12', '2017-10-12'],
  ['PY  - 2017/07//', '2017-07'],
  ['PY  - 20xx', null],
])('dates %j', async (tags, date) => {
  const read = await record(tags);
  expect(read).toMatchObject(date?.length === 10 ? { publishedOn: date } : { publishedIn: date });
});

it('says where it appeared and leads there', async () => {
  const tags =
    'T2  - Bogs\nSN  - 00280836 (ISSN)\nSN  - 978-3-16-148410-0\nVL  - 3\nIS  - 2\nSP  - 10\nEP  - 19\nDO  - https://doi.org/10.5555/X\nUR  - https://a.example/x\nL1  - file:///home/x.pdf\nLA  - English';
  expect(await record(tags)).toMatchObject({
    ...{ venue: 'Bogs', issn: '0028-0836', volume: '3', issue: '2', pages: '10-19', language: 'en' },
    identifiers: [{ scheme: 'DOI', value: '10.5555/x' }],
    links: ['LANDING_PAGE https://a.example/x'],
  });
});

it('keeps equal records apart, and names one that has no title', async () => {
  const same = 'TY  - JOUR\nTI  - Peat\nER  -\n';
  const [first, second, third] = await read(`${same}${same}TY  - JOUR\nID  - x7\nER  -`);
  expect(first).not.toMatchObject({ key: second && 'key' in second ? second.key : '' });
  expect(third).toMatchObject({ rejected: 'of the key "x7" has no title' });
});
