import { type Sql, joined, sql, value } from '../../database/sql.js';

/** What keeps two persons apart, whatever speaks for their being one. */
interface Veto {
  /** A sentence for whoever is to decide. */
  why: string;
  /** Whether it keeps the persons of `pairs` (`one`, `other`: ids of authors) apart. */
  holds: Sql;
}

/** Whether the persons of a pair have different identifiers of a scheme, and none in common. */
const identifiersDiffer = (scheme: string): Sql => sql`
  exists (
    select from author_names m join author_identifiers i on i.cluster_id = m.cluster_id
      and i.scheme = ${value(scheme, 'text')} and not i.is_nobodys
    where m.author_id = pairs.one)
  and exists (
    select from author_names m join author_identifiers i on i.cluster_id = m.cluster_id
      and i.scheme = ${value(scheme, 'text')} and not i.is_nobodys
    where m.author_id = pairs.other)
  and not exists (
    select from author_names m join author_identifiers i on i.cluster_id = m.cluster_id
      and i.scheme = ${value(scheme, 'text')} and not i.is_nobodys
    join author_identifiers j on j.scheme = i.scheme and j.value = i.value
    join author_names o on o.cluster_id = j.cluster_id
    where m.author_id = pairs.one and o.author_id = pairs.other)`;

/** The one table of vetoes. All are asked before persons become one by evidence. */
export const VETOES = {
  oneByline: {
    why: 'Both stand on the byline of one paper.',
    holds: sql`
      exists (
        select from authorships x join authorships y on y.paper_id = x.paper_id
        where x.author_id = pairs.one and y.author_id = pairs.other
          and x.position is not null and y.position is not null)`,
  },
  orcid: { why: 'They have different ORCID iDs.', holds: identifiersDiffer('ORCID') },
  account: { why: 'They have different accounts of Hugging Face.', holds: identifiersDiffer('HUGGING_FACE') },
  undone: {
    why: 'Somebody has taken them apart.',
    holds: sql`
      exists (
        select from author_merges m
        where m.undone_at is not null and (
          exists (select from author_names k where k.author_id = pairs.one and k.id = any (m.kept_name_ids))
            and exists (select from author_names g where g.author_id = pairs.other and g.id = any (m.merged_name_ids))
          or exists (select from author_names k where k.author_id = pairs.other and k.id = any (m.kept_name_ids))
            and exists (select from author_names g where g.author_id = pairs.one and g.id = any (m.merged_name_ids))))`,
  },
} as const satisfies Record<string, Veto>;

/**
 * A query of the pairs that a veto keeps apart, with the first that does: `one`, `other`, `why`.
 *
 * @param pair a query or relation of `one` and `other`.
 */
export function vetoedPairs(pair: Sql): Sql {
  const cases = joined(
    Object.values(VETOES).map(({ why, holds }) => sql`when ${holds} then ${value(why, 'text')}`),
    ' ',
  );
  return sql`
    select one, other, why
    from (select one, other, case ${cases} end as why from (select one, other from ${pair}) pairs) asked
    where why is not null`;
}

/** Of two schemes identifiers that differ are a veto; those of OpenAlex are where only a name speaks for one person. */
export const WHY_IDENTIFIERS: Readonly<Record<string, string>> = {
  ORCID: VETOES.orcid.why,
  HUGGING_FACE: VETOES.account.why,
  OPENALEX: 'OpenAlex keeps them apart.',
};
