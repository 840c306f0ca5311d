import { foldName } from '../src/text/fold.js';
import { Names } from './made-up-names.js';
import type { Random } from './random.js';
import { type Weighted, zipf } from './random.js';

/** Share of the bylines that print a person's other spelling. */
const OTHER_SPELLING = 0.1;
/** How much rarer the next person is: gives the busiest of 200,000 several thousand of 300,000 papers. */
const EXPONENT = 0.7;
const GROUP_SIZE = 40;

export interface Spelling {
  text: string;
  seen: number;
}

export interface Person {
  /** In the order in which they first appear, from 1. */
  id: number;
  spellings: Spelling[];
  paperCount: number;
}

/**
 * Everybody who may write a paper, the busiest first. People work in groups of forty, each with one of the
 * busiest, one of the next and so on; they get a name when they first appear on a byline.
 */
export class People {
  readonly seen: Person[] = [];
  readonly groupCount: number;
  private readonly known: (Person | undefined)[];
  private readonly names: Names;
  private readonly anyRank: Weighted;
  private readonly rankInGroup: Weighted = zipf(GROUP_SIZE, EXPONENT);

  constructor(
    readonly poolSize: number,
    private readonly random: Random,
  ) {
    this.groupCount = Math.max(1, Math.floor(poolSize / GROUP_SIZE));
    this.known = new Array<Person | undefined>(poolSize);
    this.names = new Names(random);
    this.anyRank = zipf(poolSize, EXPONENT);
  }

  /** Places in the pool: the first from anywhere, most of the others from the group of the first. */
  draw(count: number): number[] {
    const { random } = this;
    const lead = this.anyRank.draw(random);
    const places = new Set([lead]);
    for (let attempt = 0; places.size < count && attempt < count * 4; attempt += 1) {
      const inGroup = (lead % this.groupCount) + this.groupCount * this.rankInGroup.draw(random);
      const place = random.chance(0.75) && inGroup < this.poolSize ? inGroup : this.anyRank.draw(random);
      places.add(place);
    }
    return [...places];
  }

  groupOf(place: number): number {
    return place % this.groupCount;
  }

  /** The person at a place of the pool, on one more paper. */
  appear(place: number): Person {
    const person = this.known[place] ?? this.create();
    this.known[place] = person;
    person.paperCount += 1;
    return person;
  }

  /** How a byline prints the person. */
  print({ spellings }: Person): string {
    const other = spellings.length > 1 && this.random.chance(OTHER_SPELLING);
    const spelling = spellings[other ? 1 : 0];
    if (spelling === undefined) throw new RangeError('a person without a spelling');
    spelling.seen += 1;
    return spelling.text;
  }

  private create(): Person {
    const name = this.names.next();
    const other = this.otherSpelling(name);
    const spellings = [name, ...(other === null ? [] : [other])].map((text) => ({ text, seen: 0 }));
    const person: Person = { id: this.seen.length + 1, spellings, paperCount: 0 };
    this.seen.push(person);
    return person;
  }

  /** The name without its accents and full stops; of a few people one with an initial, as if two had been merged. */
  private otherSpelling(name: string): string | null {
    const plain = name.normalize('NFD').replaceAll(/\p{M}|\./gu, '');
    if (plain !== name && foldName(plain) === foldName(name)) return plain;
    if (!this.random.chance(0.01)) return null;
    const short = name.replace(/^(\p{L})\S*/u, '$1.');
    return this.names.claim(short) ? short : null;
  }
}
