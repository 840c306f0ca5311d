import { readName } from '../../../src/text/names/read-name.js';
import { statedName } from '../../../src/text/names/stated-name.js';
import { recordOf } from './read-bibtex.js';

/** Of each name: family with its particles, given, suffix. */
async function namesOf(author: string): Promise<string[]> {
  const { byline } = await recordOf(`@misc{k, title = {Peat}, author = {${author}}}`);
  return (byline?.names ?? []).map((name, place) => {
    const { family, given, suffix } = readName(name, statedName(byline?.parts?.[place] ?? ''));
    return [family, given, suffix].filter(Boolean).join(' | ');
  });
}

it.each([
  ['Lind, Ane and Bo Ek', ['Lind | Ane', 'Ek | Bo']],
  ['van den Berg, Jan AND Ida von der Au', ['van den Berg | Jan', 'von der Au | Ida']],
  [
    'de la Cruz, Jr., Eva and Lind, III, Bo and Ek, Ane, Sr.',
    ['de la Cruz | Eva | Jr.', 'Lind | Bo | III', 'Ek | Ane | Sr.'],
  ],
  ['{van Holm}, Per and Ane {Lind Ek}', ['van Holm | Per', 'Lind Ek | Ane']],
  ['Ruiz Fabo, Pablo', ['Ruiz Fabo | Pablo']],
  ['{{Fens and Bogs Society}} and Lind, Ane', ['Fens and Bogs Society', 'Lind | Ane']],
  ['{Ane Lind} and Ek, Bo', ['Lind | Ane', 'Ek | Bo']],
  [
    String.raw`\textbf{Lind, A.} and \underline{Bo Ek}* and Au, Ida\textsuperscript{\dag} and {\bf Moe, O.}$^{1,2}$`,
    ['Lind | A.', 'Ek | Bo', 'Au | Ida', 'Moe | O.'],
  ],
  [String.raw`S{\o}by, {\'A}ne~K. and Nu{\~n}ez, I{\~n}aki`, ['Søby | Áne K.', 'Nuñez | Iñaki']],
  ['{Lind}, M.~A. and Ek, Md.', ['Lind | M. A.', 'Ek | Md.']],
  ['Lind AB and de Ek C and O’Moe DE', ['Lind | AB', 'de Ek | C', 'O’Moe | DE']],
  ['family=Berg, given=Jan, prefix=van den', ['van den Berg | Jan']],
  ['A Lind, B Ek, C Au, D Moe', ['Lind | A', 'Ek | B', 'Au | C', 'Moe | D']],
  ["{d'}Arc, Jeanne and Aristotle", ["d'Arc | Jeanne", 'Aristotle']],
])('reads %s', async (author, names) => {
  expect(await namesOf(author)).toEqual(names);
});

it('ends a byline that goes on, and leaves out whom nobody knows', async () => {
  const { byline } = await recordOf('@misc{k, title={Peat}, author={Lind, Ane and others}}');
  expect(byline).toEqual({ names: ['Ane Lind'], truncated: true });
});

it('takes the editors of a volume that has no authors, and of no other work', async () => {
  const volume = await recordOf('@proceedings{k, title={Peat}, editor={Lind, Ane}}');
  const paper = await recordOf('@article{k, title={Peat}, editor={Lind, Ane}}');
  expect([volume.byline?.names, paper.byline]).toEqual([['Ane Lind'], null]);
});

it('says where commas part names', async () => {
  const { doubts } = await recordOf('@misc{k, title={Peat}, author={A Lind, B Ek, C Au, D Moe}}');
  expect(doubts).toEqual(['has names with commas between them: "A Lind, B Ek, C Au, D Moe"']);
});
