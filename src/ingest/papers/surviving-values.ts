import { type Sql, joined, name, sql, value } from '../../database/sql.js';
import { type Survivorship, survivingFields } from '../../listing-fields.js';
import { NO_VENUE } from '../../text/preprint-servers.js';

/** The value of the first listing of a paper that has one, `place` being the order of precedence. */
export function first(expression: Sql): Sql {
  return sql`(array_agg(${expression} order by place) filter (where ${expression} is not null))[1]`;
}

/**
 * How a paper's value comes of those of its listings. Of dates the most precise one counts, whatever vaguer ones say: a
 * known day is never replaced by a month or a year, nor a month by a year. Of equally precise ones it is the earliest.
 * Volume, issue and pages are those of one listing, the first with a venue, so that no two places are mixed; one that
 * states the venue's ISSN goes before those that print a name alone, and a server of preprints behind them.
 */
const RULES: Record<Survivorship, (column: Sql) => Sql> = {
  first,
  'first that is no preprint': (column) => sql`
    (array_agg(${column} order by ${column} = 'PREPRINT', place) filter (where ${column} is not null))[1]`,
  'of the venue': (column) => sql`
    (array_agg(${column} order by venue ~* ${value(NO_VENUE, 'text')}, issn is null, place) filter (where venue is not null))[1]`,
  earliest: (column) => sql`min(${column})`,
  'earliest unless a day is known': (column) => sql`case when count(published_on) = 0 then
    (array_agg(${column} order by length(${column}) desc, ${column}) filter (where ${column} is not null))[1] end`,
  greatest: (column) => sql`max(${column})`,
  any: (column) => sql`bool_or(${column})`,
};

/** Columns that papers have of their listings, as a list: of the listings of one paper, grouped. */
export const SURVIVING_VALUES = joined(
  survivingFields.map(({ column, survives }) => sql`${RULES[survives](name(column))} as ${name(column)}`),
  ', ',
);

/** The same columns of a relation that has them as they are. */
export function survivingColumns(relation: string): Sql {
  return joined(
    survivingFields.map(({ column }) => name(`${relation}.${column}`)),
    ', ',
  );
}
