import type { AuthorRow } from '../../store/authors/author-store.js';
import type { PaperRow } from '../../store/papers/paper-columns.js';
import type { ReadSearch } from '../../store/search/search-reading.js';
import type { TopicRow } from '../../store/topics/topic-store.js';
import type { Chain } from '../../text/words/chains.js';
import {
  type Pattern,
  marksIn,
  namePatterns,
  stemPatterns,
  wordPattern,
} from '../../text/words/found-words.js';
import { printedChainsOf, shifted, slicesOf } from '../../text/words/printed-chains.js';
import { typedStopWords } from '../../text/words/word-query.js';
import { markPassages, markWhole, withoutSentinels } from './highlight.js';

/** Comments are a line or two; of a longer one the beginning is looked at. */
const MOST_OF_COMMENT = 1_000;

/** Characters that are looked through before others have a turn of the event loop: a millisecond or two. */
const CHARACTERS_A_TURN = 6_000;

/** Characters of an abstract that are looked through: those that are searched. */
const LOOKED_THROUGH = 50_000;

/** The passages of one search, made of texts that are already read. */
export class Highlights {
  readonly #stems: Pattern[];
  readonly #names: Pattern[];
  #characters = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor({ marked, query }: Pick<ReadSearch, 'query' | 'marked'>) {
    this.#stems = stemPatterns(marked);
    // Names may be of stop words alone.
    this.#names = [...namePatterns(marked), ...typedStopWords(query.text).map(wordPattern)];
  }

  /** The title, or else passages of the abstract, or the comment; null where nothing is found in them. */
  async ofPaper({ title, abstract, comment }: Pick<PaperRow, 'title' | 'abstract' | 'comment'>) {
    return (
      (await this.#whole(title)) ??
      (await this.#passages(abstract ?? '')) ??
      (await this.#whole((comment ?? '').slice(0, MOST_OF_COMMENT)))
    );
  }

  #whole(text: string): Promise<string | null> {
    return this.#inTurn(text.length, () => markWhole(text, this.#stems, 'stemmed'));
  }

  async #passages(abstract: string): Promise<string | null> {
    const text = withoutSentinels(abstract.slice(0, LOOKED_THROUGH));
    const chains: Chain[] = [];
    for (const { slice, start } of slicesOf(text)) {
      const added = await this.#inTurn(slice.length, () => printedChainsOf(slice));
      chains.push(...(start === 0 ? added : shifted(added, start)));
    }
    return markPassages(text, chains, this.#stems);
  }

  /** The name, or else the commonest spelling that has more of the words. */
  async ofAuthor({ name }: Pick<AuthorRow, 'name'>, readSpellings: () => Promise<readonly string[]>) {
    const isWhole = this.#metIn(name) === this.#names.length;
    const spellings = isWhole ? [name] : [name, ...(await readSpellings())];
    const found = spellings.map((spelling) => ({ spelling, met: this.#metIn(spelling) }));
    const most = Math.max(...found.map(({ met }) => met));
    const best = found.find(({ met }) => met === most)?.spelling ?? name;
    return markWhole(best, this.#names, 'as typed');
  }

  /** The name, or else the label. */
  ofTopic({ name, label }: Pick<TopicRow, 'name' | 'label'>): Promise<string | null> {
    const mark = (text: string) => markWhole(text, this.#names, 'as typed');
    return Promise.resolve(mark(name) ?? mark(label));
  }

  /** How many of the patterns a name meets. */
  #metIn(name: string): number {
    return new Set(marksIn(printedChainsOf(name), this.#names, 'as typed').map(({ pattern }) => pattern))
      .size;
  }

  /** One text after the other, so that long ones leave the event loop to others in between. */
  #inTurn<Value>(characters: number, work: () => Value): Promise<Value> {
    const made = this.#last.then(async () => {
      if (this.#characters > 0 && this.#characters + characters > CHARACTERS_A_TURN) await this.#nextTurn();
      this.#characters += characters;
      return work();
    });
    this.#last = made.catch(() => undefined);
    return made;
  }

  #nextTurn(): Promise<void> {
    this.#characters = 0;
    return new Promise((resolve) => setImmediate(resolve));
  }
}
