import { foldTitle } from '../../text/fold.js';

/** Words that titles of all fields share: they say nothing about who has written one. */
const COMMON_WORDS = new Set(
  `a all an and are as at be by can for from how if in into is it its no not of on one or our that the their this to two
   three under using via we what when where which why with within without toward towards over between through during
   new novel approach approaches method methods based system systems analysis study studies model models modeling
   modelling use application applications some algorithm algorithms learning data network networks design problem
   problems performance framework efficient evaluation information estimation research computing control dynamic
   distributed local time large scale multi non high low theory techniques technique case process processing optimal
   optimization automatic adaptive effective fast improving improved improvement investigation effects effect
   development evidence results review survey part introduction general simple comparison role test first order type
   different paper work long short real world level state space self end via towards deep neural`.split(
    /\s+/,
  ),
);

const ENDINGS = ['ings', 'ing', 'ies', 'es', 's', 'ed', 'ation', 'al'];
/** What is left of a word without its ending. */
const SHORTEST_STEM = 4;

/** The words of a title that may tell of its author's field, each once, without endings. */
export function tellingWords(title: string): string[] {
  const words = foldTitle(title)
    .split(' ')
    .filter((word) => [...word].length > 2 && !COMMON_WORDS.has(word));
  return [...new Set(words.map(stemOf))];
}

function stemOf(word: string): string {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST_STEM);
  return ending === undefined ? word : word.slice(0, -ending.length);
}
