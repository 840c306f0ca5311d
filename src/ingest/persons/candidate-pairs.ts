import { z } from 'zod';
import { integer, sql, value } from '../../database/sql.js';
import { isCommonName } from '../../text/common-names.js';
import { type FoldedName, type NameRelation, compareNames, compareTurned } from '../../text/compare-names.js';
import { blockMembers, sharedCoauthors, touchedAuthors } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { vetoedPairs } from './vetoes.js';

const foldedName: z.ZodType<FoldedName> = z.object({ nameKey: z.string(), familyKey: z.string() });

/** Two persons of one block, before their names are compared. `one` has the smaller id, so was known first. */
const blockPair = z.object({
  one: z.string(),
  other: z.string(),
  oneNames: z.array(foldedName),
  otherNames: z.array(foldedName),
  sharedCoauthors: z.number(),
  /** One stands on a complete byline of a paper that the other is known to be an author of, but not there. */
  samePaper: z.boolean(),
});

export type BlockPair = z.infer<typeof blockPair>;

/** Two persons whose names may be one person's, with what speaks for it. */
export interface CandidatePair extends Omit<BlockPair, 'oneNames' | 'otherNames'> {
  relation: Exclude<NameRelation, 'different'>;
}

/**
 * How many co-authors two persons must share to be one, by the relation of their names. Of a common name the words turned
 * round are as common.
 */
const NEEDED = { full: 1, short: 2, turned: 1, 'turned common': 2 } as const;

/** Pairs are read so many at a time: most of them have names that differ. */
const PORTION = 2_000;

/** Pairs that have enough evidence for being one. */
export interface FoundPairs {
  candidates: CandidatePair[];
  /** Those whom a veto keeps apart. */
  vetoed: { pair: CandidatePair; why: string }[];
}

/** The pairs of which one at least is touched and that have, by what was gathered, enough evidence for being one. */
export async function findCandidatePairs(transaction: Transaction): Promise<FoundPairs> {
  const evident: CandidatePair[] = [];
  await transaction.run('findCandidates', FIND_CANDIDATES);
  for (;;) {
    const portion = await transaction.rows('fetchCandidates', FETCH, blockPair);
    evident.push(...evidentPairs(portion));
    if (portion.length < PORTION) break;
  }
  await transaction.run('closeCandidates', sql`close candidates`);
  return askVetoes(transaction, evident);
}

/** Those whose names agree and who share enough. */
export function evidentPairs(pairs: readonly BlockPair[]): CandidatePair[] {
  return pairs.flatMap(({ oneNames, otherNames, ...pair }) => {
    const relation = relationOf(oneNames, otherNames);
    if (relation === 'different') return [];
    const isCommon =
      relation === 'turned' && [...oneNames, ...otherNames].some(({ nameKey }) => isCommonName(nameKey));
    const needed = NEEDED[isCommon ? 'turned common' : relation];
    return pair.samePaper || pair.sharedCoauthors >= needed ? [{ ...pair, relation }] : [];
  });
}

/**
 * Persons may have several names by now: none of the one may contradict any of the other, in whatever order a name is read of
 * which both orders are printed.
 */
function relationOf(oneNames: readonly FoldedName[], otherNames: readonly FoldedName[]): NameRelation {
  const relations = relationsOf(oneNames, otherNames);
  if (relations.includes('different')) {
    const all = [...relations, ...relationsOf(oneNames, oneNames), ...relationsOf(otherNames, otherNames)];
    if (!all.includes('turned')) return 'different';
    const agree = oneNames.every((one) =>
      otherNames.every((other) => compareTurned(one, other) !== 'different'),
    );
    if (!agree) return 'different';
  }
  return (
    (['full', 'turned', 'short'] as const).find((relation) => relations.includes(relation)) ?? 'different'
  );
}

function relationsOf(oneNames: readonly FoldedName[], otherNames: readonly FoldedName[]): NameRelation[] {
  return oneNames.flatMap((one) => otherNames.map((other) => compareNames(one, other)));
}

async function askVetoes(transaction: Transaction, pairs: readonly CandidatePair[]): Promise<FoundPairs> {
  if (pairs.length === 0) return { candidates: [], vetoed: [] };
  const ids = JSON.stringify(pairs.map(({ one, other }) => ({ one, other })));
  const apart = await transaction.rows(
    'askVetoes',
    vetoedPairs(sql`jsonb_to_recordset(${value(ids, 'jsonb')}) as pair (one bigint, other bigint)`),
    z.object({ one: z.string(), other: z.string(), why: z.string() }),
  );
  const reasons = new Map(apart.map(({ one, other, why }) => [`${one} ${other}`, why]));
  const whyOf = ({ one, other }: CandidatePair) => reasons.get(`${one} ${other}`);
  return {
    candidates: pairs.filter((pair) => whyOf(pair) === undefined),
    vetoed: pairs.flatMap((pair) => {
      const why = whyOf(pair);
      return why === undefined ? [] : [{ pair, why }];
    }),
  };
}

const FETCH = sql`fetch ${integer(PORTION)} from candidates`;

const FIND_CANDIDATES = sql`
  declare candidates no scroll cursor for
  with met as (
    select a.author_id as one, b.author_id as other, count(distinct a.coauthor_id)::int as shared
    from ${sharedCoauthors} a
    join ${sharedCoauthors} b on b.block = a.block and b.coauthor_id = a.coauthor_id and b.author_id > a.author_id
    where a.author_id in (select author_id from ${touchedAuthors})
      or b.author_id in (select author_id from ${touchedAuthors})
    group by 1, 2
  ),
  on_same_paper as (
    select distinct least(m.author_id, o.author_id) as one, greatest(m.author_id, o.author_id) as other
    from ${blockMembers} m
    join authorships x on x.author_id = m.author_id and x.position is null
    join papers p on p.id = x.paper_id and p.authors_complete
    join authorships y on y.paper_id = x.paper_id and y.position is not null
    join ${blockMembers} o on o.author_id = y.author_id and o.block = m.block
    where y.author_id <> x.author_id
      and (x.author_id in (select author_id from ${touchedAuthors})
        or y.author_id in (select author_id from ${touchedAuthors}))
  ),
  pairs as materialized (
    select one, other, coalesce(m.shared, 0) as shared, coalesce(s.same, false) as same_paper
    from met m full join (select *, true as same from on_same_paper) s using (one, other)
  ),
  names as (
    select author_id,
      jsonb_agg(jsonb_build_object('nameKey', name_key, 'familyKey', family_key) order by id) as keys
    from author_names where author_id in (select one from pairs union select other from pairs) group by author_id
  )
  select pairs.one, pairs.other, a.keys as "oneNames", b.keys as "otherNames",
    pairs.shared as "sharedCoauthors", pairs.same_paper as "samePaper"
  from pairs
  join names a on a.author_id = pairs.one
  join names b on b.author_id = pairs.other
  order by pairs.one, pairs.other`;
