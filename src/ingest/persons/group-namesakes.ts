import { bearersOf, isCommonName } from '../../text/common-names.js';

/** One work that a bearer of a common name has written. */
export interface NamesakeWork {
  /** Whose name it is, as far as that is certain: `author_names.cluster_id`. */
  cluster: string;
  /** What the name is printed with: tells an order that does not depend on that of imports. */
  identity: string;
  paper: string;
  /** The folded names of those who stand beside, each once. */
  coauthors: readonly string[];
  /** `tellingWords` of the title. */
  words: readonly string[];
}

/** Why two bearers of a name are one. */
export interface NamesakeEvidence {
  samePaper: boolean;
  coauthors: string[];
  titleWords: string[];
}

/** Two clusters that evidence says are one. */
export interface NamesakeLink {
  one: string;
  other: string;
  evidence: NamesakeEvidence;
}

/** So many telling words of two titles say that one has written both, by how common the name is. */
const WORDS_NEEDED = { common: 2, veryCommon: 3 };
/** From so many researchers on a name is very common (`bearersOf`). */
const VERY_COMMON = 400;
/** What so many of a name share tells nothing of any two of them. */
const MOST_SHARING = 40;

/**
 * Finds what speaks for bearers of one common name being one, the strongest first and else in an order of the names'
 * own: a paper of both, a co-author, or words of the titles. Of a very common name co-authors whose names are common too
 * count where there are two of them, or one and a word of the titles.
 *
 * Groups by shared co-authors and by similar titles are what author name disambiguation commonly starts from (Ferreira,
 * Gonçalves and Laender, "A brief survey of automatic methods for author name disambiguation", SIGMOD Record 41(2), 2012).
 */
export function linkNamesakes(nameKey: string, works: readonly NamesakeWork[]): NamesakeLink[] {
  const ordered = works.toSorted(
    (one, other) => compareText(one.identity, other.identity) || Number(one.paper) - Number(other.paper),
  );
  const pairs = new SharedBy(ordered, bearersOf(nameKey) >= VERY_COMMON);
  pairs.add('paper', ({ paper }) => [paper]);
  pairs.add('rare', ({ coauthors }) => coauthors.filter((name) => !isCommonName(name)));
  pairs.add('common', ({ coauthors }) => coauthors.filter(isCommonName));
  pairs.add('words', ({ words }) => words);
  return pairs.links();
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

type Share = 'paper' | 'rare' | 'common' | 'words';
type Shared = Record<Share, string[]>;

/** What two works of a name share, for all pairs that share anything. */
class SharedBy {
  private readonly pairs = new Map<number, Shared>();

  constructor(
    private readonly works: readonly NamesakeWork[],
    private readonly isVeryCommon: boolean,
  ) {}

  add(share: Share, valuesOf: (work: NamesakeWork) => readonly string[]): void {
    const places = new Map<string, number[]>();
    this.works.forEach((work, place) => {
      for (const value of valuesOf(work)) places.set(value, [...(places.get(value) ?? []), place]);
    });
    for (const [value, sharing] of places)
      if (sharing.length <= MOST_SHARING || share === 'paper') this.addPairs(share, value, sharing);
      else if (share === 'rare') this.addChain(share, value, sharing);
  }

  links(): NamesakeLink[] {
    const links = [...this.pairs].flatMap(([pair, shared]) => {
      const strength = strengthOf(shared, this.isVeryCommon);
      return strength === 0 ? [] : [{ pair, shared, strength }];
    });
    const ordered = links.map(({ pair, shared, strength }) => {
      const [one, other] = [
        this.works[Math.floor(pair / this.works.length)],
        this.works[pair % this.works.length],
      ];
      return { one, other, shared, strength, order: `${one?.identity} ${other?.identity}` };
    });
    ordered.sort((a, b) => b.strength - a.strength || compareText(a.order, b.order));
    return ordered.map(({ one, other, shared }) => ({
      one: one?.cluster ?? '',
      other: other?.cluster ?? '',
      evidence: evidenceOf(shared),
    }));
  }

  private addPairs(share: Share, value: string, places: readonly number[]): void {
    places.forEach((one, at) => {
      for (const other of places.slice(at + 1)) this.addPair(share, value, [one, other]);
    });
  }

  /** Each and the next: of many who share what is rare, this makes one. */
  private addChain(share: Share, value: string, places: readonly number[]): void {
    places.slice(1).forEach((other, at) => this.addPair(share, value, [places[at] ?? other, other]));
  }

  private addPair(share: Share, value: string, [one, other]: readonly [number, number]): void {
    if (this.clusterAt(one) === this.clusterAt(other)) return;
    const key = one * this.works.length + other;
    const shared = this.pairs.get(key) ?? { paper: [], rare: [], common: [], words: [] };
    shared[share].push(value);
    this.pairs.set(key, shared);
  }

  private clusterAt(place: number): string {
    return this.works[place]?.cluster ?? '';
  }
}

/** 0 where what is shared does not suffice. */
function strengthOf({ paper, rare, common, words }: Shared, isVeryCommon: boolean): number {
  if (paper.length > 0) return 1_000;
  const suffices =
    rare.length > 0 ||
    common.length > (isVeryCommon && words.length === 0 ? 1 : 0) ||
    words.length >= (isVeryCommon ? WORDS_NEEDED.veryCommon : WORDS_NEEDED.common);
  return suffices ? rare.length * 10 + common.length * 4 + words.length : 0;
}

const MOST_SHOWN = 5;

function evidenceOf({ paper, rare, common, words }: Shared): NamesakeEvidence {
  return {
    samePaper: paper.length > 0,
    coauthors: [...rare, ...common].sort(compareText).slice(0, MOST_SHOWN),
    titleWords: words.toSorted(compareText).slice(0, MOST_SHOWN),
  };
}
