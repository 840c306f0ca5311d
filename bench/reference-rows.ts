import type { CopyValue } from '../src/ingest/staging/copy-rows.js';
import { identifierKey } from '../src/text/identifier.js';
import { printReference } from '../src/text/references.js';
import type { MadeUpPaper } from './made-up-papers.js';
import { Random, zipf } from './random.js';

/** So many of the references lead out of the store. */
const OUTSIDE = 0.4;
/** Works outside for each paper of the store. */
const OUTSIDE_PER_PAPER = 2;
/** Of 300,000 papers the most cited one is then cited by every sixth. */
const EXPONENT = 0.75;

type Known = Pick<MadeUpPaper, 'id' | 'identifiers' | 'publishedOn'>;

/**
 * What papers cite, drawn by Zipf's law; the same seed gives the same. Works have places: those of the store by the ids
 * of the papers, from 0, those outside behind them.
 */
export class References {
  private readonly random: Random;
  private readonly papers: Known[];

  constructor(
    private readonly count: number,
    private readonly perPaper: number,
    seed: number,
  ) {
    this.random = new Random(seed + 1);
    this.papers = new Array<Known>(count);
  }

  /** Takes in a paper. All must be known before anything is drawn. */
  note({ id, identifiers, publishedOn }: Known): void {
    this.papers[id - 1] = { id, identifiers: identifiers.slice(0, 1), publishedOn };
  }

  draw(): DrawnReferences {
    const { count, random } = this;
    const inside = zipf(count, EXPONENT);
    const outside = zipf(count * OUTSIDE_PER_PAPER, EXPONENT);
    const drawn = new DrawnReferences(this.papers, count * (1 + OUTSIDE_PER_PAPER));
    for (let paper = 0; paper < count; paper += 1) {
      const size = random.between(Math.ceil(this.perPaper / 2), Math.floor(this.perPaper * 1.5));
      const cited = new Set<number>();
      for (let tries = 0; cited.size < size && tries < size * 3; tries += 1) {
        const place = random.chance(OUTSIDE) ? count + outside.draw(random) : inside.draw(random);
        if (place !== paper && this.canBeCited(place)) cited.add(place);
      }
      drawn.add([...cited]);
    }
    return drawn;
  }

  /** One without an identifier is not found. */
  private canBeCited(place: number): boolean {
    return place >= this.count || (this.papers[place]?.identifiers.length ?? 0) > 0;
  }
}

interface Printed {
  key: string;
  text: string;
  title: string | null;
  year: number | null;
}

/** References as rows of the tables that keep them. */
export class DrawnReferences {
  private readonly cited: Int32Array[] = [];
  /** By place: the number of the work, from 1 in the order of first citation, and how often it is cited. */
  private readonly works: Int32Array;
  private readonly counts: Int32Array;
  private readonly places: number[] = [];
  private readonly texts: Printed[];

  constructor(
    private readonly papers: readonly Known[],
    places: number,
  ) {
    this.works = new Int32Array(places);
    this.counts = new Int32Array(places);
    this.texts = new Array<Printed>(places);
  }

  add(cited: readonly number[]): void {
    this.cited.push(Int32Array.from(cited));
    for (const place of cited) {
      this.counts[place] = (this.counts[place] ?? 0) + 1;
      if (this.works[place] === 0) this.works[place] = this.places.push(place);
    }
  }

  /** Rows of `made_up_references`: a paper, and what its listing prints. */
  *listingRows(): Generator<CopyValue[]> {
    for (const [paper, cited] of this.cited.entries())
      yield [paper + 1, Array.from(cited, (place) => this.printed(place).text)];
  }

  *workRows(): Generator<CopyValue[]> {
    for (const [index, place] of this.places.entries()) {
      const { title, year } = this.printed(place);
      const paper = place < this.papers.length ? place + 1 : null;
      yield [index + 1, paper, title, year, this.counts[place] ?? 0];
    }
  }

  *identifierRows(): Generator<CopyValue[]> {
    for (const [index, place] of this.places.entries()) yield [this.printed(place).key, index + 1];
  }

  *citationRows(): Generator<CopyValue[]> {
    for (const [paper, cited] of this.cited.entries()) {
      const date = this.papers[paper]?.publishedOn ?? '-infinity';
      for (const [position, place] of cited.entries())
        yield [this.works[place] ?? 0, date, paper + 1, position + 1];
    }
  }

  /** A work is printed alike wherever it is cited, and once: a text takes a while to make. */
  private printed(place: number): Printed {
    return (this.texts[place] ??= this.print(place));
  }

  /** Half of what is outside is printed as by OpenAlex, half as by Crossref. */
  private print(place: number): Printed {
    const [own] = this.papers[place]?.identifiers ?? [];
    const openAlex = { scheme: 'OPENALEX' as const, value: `W${4_000_000_000 + place}` };
    const doi = { scheme: 'DOI' as const, value: `10.5555/elsewhere.${place}` };
    const bare = own !== undefined || place % 2 === 0;
    const identifier = own ?? (bare ? openAlex : doi);
    const title = bare ? null : `Elsewhere, volume ${place}`;
    const year = bare ? null : 1980 + (place % 45);
    const text = printReference({ identifiers: [identifier], title, year });
    return { key: identifierKey(identifier), text, title, year };
  }
}

export const REFERENCE_COLUMNS = {
  made_up_references: ['paper_id', 'cited_references'],
  cited_works: ['id', 'paper_id', 'title', 'year', 'citation_count'],
  cited_identifiers: ['key', 'work_id'],
  citations: ['work_id', 'sort_date', 'paper_id', 'position'],
} as const;

export const STAGED_REFERENCES = `
  create temp table made_up_references (paper_id bigint, cited_references text[]) on commit drop`;

export const WRITE_REFERENCES = `
  update listings l set cited_references = r.cited_references from made_up_references r where r.paper_id = l.paper_id`;
