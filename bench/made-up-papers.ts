import { ARXIV_CATEGORIES, type TopicName } from '../src/text/arxiv-categories.js';
import type { IdentifierScheme, SourceKind } from '../src/terms.js';
import { People, type Person } from './made-up-people.js';
import { Vocabulary } from './made-up-words.js';
import { Random, Weighted, zipf } from './random.js';

export interface MadeUpPaper {
  /** From 1. */
  id: number;
  title: string;
  abstract: string | null;
  publishedOn: string | null;
  /** Places in `topicsByRank`, the primary one first. */
  topics: number[];
  authors: { person: Person; printed: string }[];
  /** True where the byline is cut; null where there is none. */
  truncated: boolean | null;
  statedAuthorCount: number | null;
  institutions: string[];
  hasCode: boolean | null;
  comment: string | null;
  figureCount: number | null;
  commentCount: number | null;
  identifiers: { scheme: IdentifierScheme; value: string }[];
  sourceKind: SourceKind;
  /** Whose profile page lists the paper, where one does. */
  pageOwner: Person | null;
}

/** Topics that most papers are in, before arXiv's others. */
const BIGGEST = ['cs.LG', 'cs.CV', 'cs.CL', 'cs.AI', 'stat.ML', 'quant-ph', 'math.PR', 'hep-ph'];

export const topicsByRank: readonly TopicName[] = [
  ...ARXIV_CATEGORIES.filter(({ code }) => BIGGEST.includes(code)).sort(
    (one, other) => BIGGEST.indexOf(one.code) - BIGGEST.indexOf(other.code),
  ),
  ...ARXIV_CATEGORIES.filter(({ code }) => !BIGGEST.includes(code)),
];

/** Byline lengths from 1 on, in papers of a hundred. */
const BYLINE_LENGTHS = new Weighted([13, 20, 22, 17, 11, 6, 4, 3, 1, 1, 0.5, 0.5, 0.3, 0.3, 0.2, 0.2]);
/** People who sign together, the whole roll on each of their papers. */
const CONSORTIA = [2000, 1000, 500, 300, 200, 120];
const PAPERS_PER_CONSORTIUM_PAPER = 2_500;
/** Titles that several papers have. */
const SERIAL_TITLES = [
  'Introduction to the special issue',
  'Reply to the comments',
  'A note on random graphs',
];
const SOURCE_KINDS: readonly SourceKind[] = ['ARXIV_SNAPSHOT', 'OPENALEX_WORKS', 'HUGGINGFACE_DAILY_PAPERS'];
const PAGE_KINDS: readonly SourceKind[] = ['PAPER_LIST_PAGE', 'CATALYZEX_PAGE', 'DAILY_PAPERS_PAGE'];
/** So many of the people have a profile page. */
const PROFILES = 40;
const FIRST_DAY = Date.UTC(2005, 10, 1);
const DAYS = 7_305;
const DAY = 86_400_000;

/** Makes papers one after another; the same seed and size give the same ones. */
export class Papers {
  readonly people: People;
  private readonly random: Random;
  private readonly vocabulary: Vocabulary;
  private readonly topicRank = zipf(topicsByRank.length, 0.9);
  private readonly institutionRank = zipf(400, 0.9);
  private readonly kindRank = zipf(SOURCE_KINDS.length, 1);
  private readonly topicOfGroup: number[];
  private readonly arxivNumbers = new Map<string, number>();

  constructor(count: number, seed: number) {
    this.random = new Random(seed);
    this.vocabulary = new Vocabulary(seed);
    this.people = new People(Math.max(60, Math.round(count * 0.72)), this.random);
    this.topicOfGroup = Array.from({ length: this.people.groupCount }, () =>
      this.topicRank.draw(this.random),
    );
  }

  make(id: number): MadeUpPaper {
    const { random, vocabulary } = this;
    const places = this.byline(id);
    const topics = this.topicsOf(places[0] ?? 0);
    const publishedOn = random.chance(0.02) ? null : this.day();
    const topic = topics[0] ?? 0;
    const byline = this.authors(places);
    const pageOwner = this.pageOwner(byline.authors[0]?.person);
    return {
      id,
      title: random.chance(0.002) ? random.pick(SERIAL_TITLES) : vocabulary.title(random, topic),
      abstract: random.chance(0.01) ? null : vocabulary.text(random, topic, random.between(800, 1500)),
      publishedOn,
      topics,
      ...byline,
      ...this.remarks(),
      institutions: this.institutions(),
      identifiers: this.identifiers(id, publishedOn),
      sourceKind: pageOwner ? 'PROFILE_PAGE' : this.otherKind(),
      pageOwner,
    };
  }

  private pageOwner(lead: Person | undefined): Person | null {
    return lead && lead.id <= PROFILES && this.random.chance(0.1) ? lead : null;
  }

  private otherKind(): SourceKind {
    const { random } = this;
    if (random.chance(0.1)) return random.pick(PAGE_KINDS);
    return SOURCE_KINDS[this.kindRank.draw(random)] ?? 'ARXIV_SNAPSHOT';
  }

  private byline(id: number): number[] {
    const { random, people } = this;
    if (id % PAPERS_PER_CONSORTIUM_PAPER === 1_000) return this.consortium();
    if (random.chance(0.001)) return [];
    return people.draw(random.chance(0.005) ? random.between(17, 60) : BYLINE_LENGTHS.draw(random) + 1);
  }

  /** Each consortium's people stand side by side in the middle of the pool. */
  private consortium(): number[] {
    const which = this.random.below(CONSORTIA.length);
    const size = Math.min(CONSORTIA[which] ?? 0, Math.floor(this.people.poolSize / 2));
    const start = Math.floor((this.people.poolSize * (which + 1)) / 16);
    return Array.from({ length: size }, (_, place) => start + place);
  }

  private authors(places: number[]): Pick<MadeUpPaper, 'authors' | 'truncated' | 'statedAuthorCount'> {
    const { random, people } = this;
    const cut = places.length > 3 && places.length < 100 && random.chance(0.06);
    const printed = (cut ? places.slice(0, 3) : places).map((place) => people.appear(place));
    const stated = (cut || places.length === 0) && random.chance(0.5);
    return {
      authors: printed.map((person) => ({ person, printed: people.print(person) })),
      truncated: places.length === 0 ? null : cut,
      statedAuthorCount: stated ? Math.max(1, places.length) : null,
    };
  }

  private topicsOf(lead: number): number[] {
    const { random } = this;
    if (random.chance(0.04)) return [];
    const home = this.topicOfGroup[this.people.groupOf(lead)] ?? 0;
    const topics = new Set([random.chance(0.7) ? home : this.topicRank.draw(random)]);
    while (topics.size < 4 && random.chance(0.4)) topics.add(this.topicRank.draw(random));
    return [...topics];
  }

  /** The newer the more; some days have very many, as on an archive that announces in batches. */
  private day(): string {
    const { random } = this;
    const day = Math.floor(DAYS * Math.sqrt(random.next()));
    return new Date(FIRST_DAY + (random.chance(0.2) ? day - (day % 30) : day) * DAY)
      .toISOString()
      .slice(0, 10);
  }

  private remarks(): Pick<MadeUpPaper, 'hasCode' | 'comment' | 'figureCount' | 'commentCount'> {
    const { random } = this;
    const hasComment = random.chance(0.3);
    const figures = hasComment && random.chance(0.6) ? random.between(1, 20) : null;
    const pages = `${random.between(4, 60)} pages`;
    return {
      hasCode: random.chance(0.4) ? null : random.chance(0.1),
      comment: hasComment ? `${pages}${figures === null ? '' : `, ${figures} figures`}` : null,
      figureCount: figures,
      commentCount: random.chance(0.96) ? null : 1 + Math.floor(-3 * Math.log(1 - random.next())),
    };
  }

  private institutions(): string[] {
    const { random } = this;
    if (random.chance(0.85)) return [];
    const count = random.between(1, 3);
    return [
      ...new Set(Array.from({ length: count }, () => `institute-${this.institutionRank.draw(random) + 1}`)),
    ];
  }

  private identifiers(id: number, publishedOn: string | null): MadeUpPaper['identifiers'] {
    const doi = { scheme: 'DOI' as const, value: `10.5555/made-up.${id}` };
    const hasDoi = this.random.chance(0.3);
    if (publishedOn === null) return hasDoi ? [doi] : [];
    const arxiv = { scheme: 'ARXIV' as const, value: this.arxivNumber(publishedOn) };
    return hasDoi ? [arxiv, doi] : [arxiv];
  }

  /** `0812.00017`: year, month and a running number, as arXiv gives them since 2007. */
  private arxivNumber(publishedOn: string): string {
    const month = publishedOn.slice(2, 4) + publishedOn.slice(5, 7);
    const number = (this.arxivNumbers.get(month) ?? 0) + 1;
    this.arxivNumbers.set(month, number);
    return `${month}.${String(number).padStart(5, '0')}`;
  }
}
