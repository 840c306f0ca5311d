import { z } from 'zod';
import { DAY, ID } from '../../database/columns.js';
import { LISTING_PRECEDENCE } from '../../database/listing-precedence.js';
import type { Runner } from '../../database/runner.js';
import { type Sql, joined, name, sql, value } from '../../database/sql.js';
import { SURVIVING_NAMES, survivingFields } from '../../listing-fields.js';
import { rowsOfEach } from '../group-by.js';

/** Which source a value of a paper comes from. */
export interface ProvenanceRow {
  /** Under the name that clients know it by. */
  field: string;
  sourceId: number;
  /** The day that the source says it of: that of its record, of its page, or the day on which it was loaded. */
  asOf: string;
}

/** Values that clients see under other names. */
const SHOWN_AS: Readonly<Record<string, string>> = { publicationType: 'type', retracted: 'retraction' };

/** Of each value whether a listing `l` says what the paper `p` shows. */
const SAID: readonly { field: string; said: Sql }[] = [
  ...survivingFields
    .filter((field) => SURVIVING_NAMES.some((surviving) => surviving === field.name))
    .map((field) => ({ field: SHOWN_AS[field.name] ?? field.name, said: saysSame(field) })),
  {
    field: 'authorCount',
    said: sql`coalesce(l.stated_author_count,
      case when not l.authors_truncated then cardinality(l.authors_as_printed) end) = p.author_count`,
  },
  {
    field: 'primaryTopic',
    said: sql`p.primary_topic_id = (select t.id from topics t where t.code = l.topic_codes[1])`,
  },
];

/** The values that can be asked for, as clients know them. */
export const PROVENANCE_FIELDS: readonly string[] = SAID.map(({ field }) => field);

/** A withdrawal is shown where there was one. */
function saysSame({ column }: { column: string }): Sql {
  const [said, shown] = [name(`l.${column}`), name(`p.${column}`)];
  return column === 'retracted' ? sql`(${said} and ${shown})` : sql`${said} = ${shown}`;
}

/**
 * For each value that a paper shows the first source, in the order of precedence, that says it; in the order of the fields.
 * A value is always one that a listing has, by whatever rule it was chosen, so what says the same is what it comes from.
 */
export async function provenanceByPaperId(
  runner: Runner,
  paperIds: readonly string[],
): Promise<ProvenanceRow[][]> {
  const rows = await runner.rows('provenanceByPaperId', provenanceOf(paperIds), PROVENANCE);
  return rowsOfEach(paperIds, rows, ({ paperId }) => paperId).map((found) =>
    found.map(({ place, sourceId, asOf }) => ({ field: PROVENANCE_FIELDS[place] ?? '', sourceId, asOf })),
  );
}

const FACTS = joined(
  SAID.map(({ said }, place) => sql`(${value(place, 'integer')}, ${said})`),
  ', ',
);

const provenanceOf = (paperIds: readonly string[]) => sql`
  select distinct on (p.id, fact.place) p.id as "paperId", fact.place, l.source_id as "sourceId",
    coalesce(l.updated_on, s.page_date, s.loaded_at::date) as "asOf"
  from papers p
  join listings l on l.paper_id = p.id
  join sources s on s.id = l.source_id
  cross join lateral (values ${FACTS}) fact (place, said)
  where p.id = any (${value(paperIds, 'bigint[]')}) and fact.said
  order by p.id, fact.place, ${LISTING_PRECEDENCE}`;

const PROVENANCE = z.strictObject({ paperId: ID, place: z.int(), sourceId: z.int(), asOf: DAY });
