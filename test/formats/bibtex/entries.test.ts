import { readBibtex, recordOf, recordsOf } from './read-bibtex.js';

const titlesOf = async (content: string | Uint8Array) => (await recordsOf(content)).map(({ title }) => title);

it('finds entries among text, comments and addresses of mail', async () => {
  const content = `---
---
Kept by ole@bog.example, @ole
% @book{gone, title={Commented out}}
@comment no braces here
@comment{@book{gone2, title = {In a comment}}}
@preamble{"\\newcommand{\\x}{y}"}
@article{one, title={Mail ole@bog.example}, year=2001} trailing @book(two, title = "Round (brackets)", year=2002)
@Misc { three ,
  title = {Three} }`;
  expect(await titlesOf(content)).toEqual(['Mail ole@bog.example', 'Round (brackets)', 'Three']);
});

it('reads fields whatever their names and where a comma is missing', async () => {
  const { publishedIn, volume, doubts } = await recordOf(`@article{k,
  title = {Peat}
  funding_text 1 = {None},
% volume = {7},
  author+an = {1=own},
  volume    			                                          = 8, year = 1999, }`);
  expect({ publishedIn, volume, doubts }).toEqual({ publishedIn: '1999', volume: '8', doubts: undefined });
});

it('says what it has passed over in an entry, and of which', async () => {
  const [first, second, third] = await recordsOf(`@article{a, title = {Peat}, stray, year = 2000, year = 2001}
@article{b, title = {Open, year = 2002
@article{c, title = {A}} , year = 2003}`);
  expect(first?.publishedIn).toBe('2000');
  expect(first?.doubts).toEqual(['has "stray", which is no field', 'has year twice: the first counts']);
  expect(second?.title).toBe('Open, year = 2002');
  expect(second?.doubts).toEqual(['has no end of its title', 'is not closed by a brace']);
  expect(third).toMatchObject({ title: 'A', publishedIn: '2003' });
  expect(third?.doubts).toEqual(['is closed by a brace before its end']);
});

it('ends a value that is never closed before the next field', async () => {
  const record = await recordOf('@book{k,\n title = {Never {closed,\n  year = {2004},\n  volume = 3\n}\n');
  expect(record).toMatchObject({ title: 'Never closed', publishedIn: '2004', volume: '3' });
});

it('puts strings in their places, and names those that are not there', async () => {
  const record = await recordOf(`@string{bog = "Journal of Bogs"} @string(full = bog # { and Fens})
@article{k, title = "Peat " # {two}, journal = full, publisher = elsewhere, year = 2000, month = "10~" # jan}`);
  expect(record).toMatchObject({
    title: 'Peat two',
    venue: 'Journal of Bogs and Fens',
    publishedOn: '2000-01-10',
  });
  expect(record.doubts).toEqual(['has "elsewhere" as its publisher, a string that the file does not define']);
});

it.each([
  ['UTF-8 with a byte order mark', Buffer.from('\uFEFF@book{k, title={Bäume}}')],
  ['UTF-16 LE', Buffer.from('\uFEFF@book{k, title={Bäume}}', 'utf16le')],
  ['UTF-16 LE without a mark', Buffer.from('@book{k, title={Bäume}}', 'utf16le')],
  ['UTF-16 BE', Buffer.from('\uFEFF@book{k, title={Bäume}}', 'utf16le').swap16()],
  ['Windows-1252', Buffer.from('@book{k, title={Bäume}}', 'latin1')],
])('reads %s', async (_name, content) => {
  expect(await titlesOf(content)).toEqual(['Bäume']);
});

it('gives a child what it shares with its parent, and nothing that is the parent’s own', async () => {
  const [child, grown, , lost] = await recordsOf(`
@inproceedings{c1, author = {Lind, Ane}, title = {First}, pages = {3--5}, crossref = {MOOR20}}
@incollection{c2, author = {Lind, Ane}, title = {Second}, year = 2018, doi = {10.5555/own}, crossref = {moor20}}
@proceedings{moor20, title = {Moors}, year = 2020, month = feb, editor = {Ek, Bo}, doi = {10.5555/all},
  url = {https://moor.example/all}, pages = {1--900}, issn = {0028-0836}, publisher = {Bog Press}, eprint = {2001.00001}}
@article{c3, title = {Lost}, crossref = {none}}`);
  expect(child).toMatchObject({
    venue: 'Moors',
    publishedIn: '2020-02',
    pages: '3-5',
    publisher: 'Bog Press',
    issn: '0028-0836',
    identifiers: [],
    links: [],
    byline: { names: ['Ane Lind'] },
  });
  expect(grown).toMatchObject({
    venue: 'Moors',
    publishedIn: '2018',
    identifiers: [{ scheme: 'DOI', value: '10.5555/own' }],
  });
  expect(lost?.doubts).toEqual(['stands in "none", which is not in the file']);
});

it('fills in data that entries share, and makes no record of it', async () => {
  const records = await recordsOf(
    '@xdata{press, publisher = {Bog Press}} @book{k, title = {Peat}, xdata = {press}} @set{s, entryset={k}}',
  );
  expect(records).toMatchObject([{ title: 'Peat', publisher: 'Bog Press' }]);
});

it('keeps entries of one key apart, and knows them again', async () => {
  const content =
    '@misc{k, title={A}} @misc{k, title={B}} @misc{k, title={B}} @misc{K, doi={10.5555/X}, title={C}} @misc{, title={A}}';
  const keys = (await recordsOf(content)).map(({ key }) => key);
  expect(new Set(keys).size).toBe(5);
  expect(keys[3]).toBe('K 10.5555/x');
  expect(keys[2]).toBe(`${keys[1]}#2`);
  expect((await recordsOf(`@misc{other, title={Z}}\n${content}`)).slice(1).map(({ key }) => key)).toEqual(
    keys,
  );
});

it('names the key of an entry without a title', async () => {
  expect(await readBibtex('@book{tor99, author = {Lind, Ane}}')).toEqual([
    { rejected: 'of the key "tor99" has no title' },
  ]);
});

it('reads what is made to hang it, and does not let strings grow without end', async () => {
  const pieces = [
    '@a{',
    '@article{a,b={',
    '{',
    '@comment{',
    'a@',
    'x="',
    '=',
    '%\n@a{',
    '@article{k,a=1}x',
    '\n@misc{k,t={',
  ];
  for (const piece of pieces) {
    const read = await readBibtex('@article{k,' + piece.repeat(20_000));
    expect(read.length).toBeLessThan(30_000);
  }
  const doubling = Array.from({ length: 60 }, (_, at) => `@string{s${at + 1} = s${at} # s${at}}`).join('\n');
  const record = await readBibtex(`@string{s0 = "bog"}\n${doubling}\n@misc{k, title = s60}`);
  expect(JSON.stringify(record).length).toBeLessThan(20_000);
});

it('refuses a file that is too large to be held', async () => {
  async function* large() {
    const chunk = new Uint8Array(16 * 1024 * 1024).fill(0x20);
    for (let count = 0; count < 5; count += 1) yield await Promise.resolve(chunk);
  }
  const { splitBibtex } = await import('../../../src/formats/framing/bib-entries/split-bibtex.js');
  const items = [];
  for await (const item of splitBibtex(large())) items.push(item);
  expect(items).toEqual([
    { line: 1, refused: 'stands in a file of more than 67108864 bytes, expected at most that many (64 MB)' },
  ]);
});
