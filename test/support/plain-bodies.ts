import type { DataSource } from 'typeorm';
import { groupBy } from '../../src/store/group-by.js';
import { readInstitutionKey } from '../../src/text/affiliations.js';
import { foldBodyName } from '../../src/text/body-names.js';
import { isVenueName } from '../../src/text/preprint-servers.js';

interface Listing {
  paper_id: string;
  venue: string | null;
  issn: string | null;
  institutions: string[];
  institution_keys: string[];
}

/** How a paper states a venue or an institution. */
interface Statement {
  paper: string;
  name: string;
  code: string;
  country: string;
}

/** The venues and institutions of the store with their papers, and the same computed plainly from what listings say. */
export async function plainBodies(dataSource: DataSource): Promise<{ stored: string[]; expected: string[] }> {
  const listings = await dataSource.query<Listing[]>(`
    select l.paper_id, l.venue, l.issn, l.institutions, l.institution_keys
    from listings l join sources s on s.id = l.source_id
    order by l.paper_id, s.manifest_rank, s.name, l.source_key, l.position`);
  const papers = groupBy(listings, ({ paper_id }) => paper_id);
  const venues = [...papers].flatMap(([paper, ofPaper]) => venueOf(paper, ofPaper));
  const institutions = [...papers].flatMap(([paper, ofPaper]) => institutionsOf(paper, ofPaper));
  return {
    stored: [
      ...(await storedBodies(dataSource, 'venue')),
      ...(await storedBodies(dataSource, 'institution')),
    ],
    expected: [...bodiesOf(venues), ...bodiesOf(institutions)],
  };
}

function venueOf(paper: string, listings: readonly Listing[]): Statement[] {
  const stated = listings.filter(({ venue }) => venue !== null && isVenueName(venue));
  const chosen = stated.find(({ issn }) => issn !== null) ?? stated[0];
  if (chosen === undefined) return [];
  return [{ paper, name: (chosen.venue ?? '').slice(0, 500), code: chosen.issn ?? '', country: '' }];
}

function institutionsOf(paper: string, listings: readonly Listing[]): Statement[] {
  const stated = listings.flatMap(({ institutions, institution_keys }) =>
    institutions.map((name, place) => {
      const { ror, countryCode } = readInstitutionKey(institution_keys[place] ?? '');
      return { paper, name, code: ror ?? '', country: countryCode ?? '' };
    }),
  );
  const once = [...new Map(stated.map((one) => [JSON.stringify(one), one])).values()];
  return once.filter(
    ({ name, code }) =>
      code !== '' ||
      !once.some((other) => other.code !== '' && foldBodyName(other.name) === foldBodyName(name)),
  );
}

function bodiesOf(statements: readonly Statement[]): string[] {
  const codes = new Map<string, Set<string>>();
  for (const { name, code } of statements)
    if (code !== '') codes.set(foldBodyName(name), (codes.get(foldBodyName(name)) ?? new Set()).add(code));
  const keyOf = ({ name, code }: Statement) => {
    const [only, ...others] = codes.get(foldBodyName(name)) ?? [];
    if (code !== '') return code;
    return only === undefined || others.length > 0 ? `NAME:${foldBodyName(name)}` : only;
  };
  return [...groupBy(statements, keyOf)].map(([key, ofKey]) =>
    line({
      key,
      name: shownName(ofKey),
      code: key.startsWith('NAME:') ? null : key,
      country: commonest(ofKey.map(({ country }) => country).filter((country) => country !== '')),
      papers: [...new Set(ofKey.map(({ paper }) => paper))].sort(),
    }),
  );
}

function shownName(statements: readonly Statement[]): string {
  const counts = [...groupBy(statements, ({ name }) => name)].map(([name, all]) => ({
    name,
    count: all.length,
  }));
  const [first] = counts.sort(
    (one, other) =>
      other.count - one.count ||
      [...other.name].length - [...one.name].length ||
      Buffer.compare(Buffer.from(one.name), Buffer.from(other.name)),
  );
  return first?.name ?? '';
}

function commonest(texts: readonly string[]): string | null {
  const counts = [...groupBy(texts, (text) => text)].map(([text, all]) => ({ text, count: all.length }));
  const [first] = counts.sort((one, other) => other.count - one.count || (one.text < other.text ? -1 : 1));
  return first?.text ?? null;
}

interface Body {
  key: string;
  name: string;
  code: string | null;
  country: string | null;
  papers: string[];
}

function line({ key, name, code, country, papers }: Body): string {
  return JSON.stringify([key, name, code, country, papers.length, papers]);
}

async function storedBodies(dataSource: DataSource, kind: 'venue' | 'institution'): Promise<string[]> {
  const bodies = await dataSource.query<(Body & { count: number })[]>(`
    select key, name, ${kind === 'venue' ? 'issn as code, null as country' : 'ror as code, country_code as country'},
      paper_count as count,
      array(select paper_id::text from paper_${kind}s p where p.${kind}_id = b.id order by paper_id::text collate "C") as papers
    from ${kind}s b`);
  return bodies.map((body) =>
    body.count === body.papers.length ? line(body) : `${line(body)} but counted ${body.count}`,
  );
}
