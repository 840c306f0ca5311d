import { z } from 'zod';
import { type Relation, type Sql, integer, sql, value } from '../../database/sql.js';
import { type Doubt, deleteDoubts, insertDoubts } from '../doubts/write-doubts.js';
import type { Transaction } from '../transaction/transaction.js';
import type { CandidatePair } from './candidate-pairs.js';
import type { NamesakeLink } from './group-namesakes.js';
import { VETOES } from './vetoes.js';

/** What is in doubt when all persons of an import have been compared. */
export interface PersonDoubts {
  /** Links between clusters of names that a veto forbids. */
  links: readonly { link: NamesakeLink; why: string }[];
  /** Pairs of persons that a veto keeps apart. */
  vetoed: readonly { pair: CandidatePair; why: string }[];
  /** Pairs of persons each of whom may be another as well. */
  open: readonly CandidatePair[];
  /** Who has gone into whom since. */
  merged: ReadonlyMap<string, string>;
}

const SEVERAL = 'One of them may as well be another.';

/** Deletes the doubts about everybody who is compared anew, and about persons who are gone. */
export async function deletePersonDoubts(transaction: Transaction, compared: Relation): Promise<void> {
  await deleteDoubts(transaction, 'SAME_PERSON', bearersOf(compared));
  await transaction.run('deleteStaleDoubts', STALE);
}

/** Subjects are looked up one by one, as a store has many more persons than doubts. */
const STALE = sql`
  delete from doubts d
  where d.kind <> 'SAME_PAPER'
    and ((select true from authors a where a.id = d.one_id) is null
      or (select true from authors a where a.id = d.other_id) is null)`;

const bearersOf = (compared: Relation): Sql => sql`
  select b.author_id
  from (
    select distinct n.family_key, initial
    from ${compared} a
    join author_names n on n.author_id = a.author_id
    cross join lateral unnest(n.given_initials) initial
  ) initials
  join author_names b on b.family_key = initials.family_key and initials.initial = any (b.given_initials)`;

/** Writes down what is in doubt, of the persons as they are now. */
export async function writePersonDoubts(
  transaction: Transaction,
  compared: Relation,
  found: PersonDoubts,
): Promise<void> {
  const authorOf = await authorsOfClusters(
    transaction,
    found.links.flatMap(({ link }) => [link.one, link.other]),
  );
  const now = (person: string): string => {
    const other = found.merged.get(person);
    return other === undefined ? person : now(other);
  };
  const pairs = [...found.vetoed, ...found.open.map((pair) => ({ pair, why: SEVERAL }))].map(
    ({ pair, why }) => ({ ...doubtOfPair(pair, why), one: now(pair.one), other: now(pair.other) }),
  );
  const links = found.links.flatMap(({ link, why }) => {
    const [one, other] = [authorOf.get(link.one), authorOf.get(link.other)];
    return one === undefined || other === undefined ? [] : [doubtOfLink({ link, one, other, why })];
  });
  await insertDoubts(transaction, 'SAME_PERSON', [
    ...pairs,
    ...links,
    ...(await sharersOf(transaction, compared)),
    ...(await misplacedOf(transaction, compared)),
  ]);
}

/** Those of one byline who were given one identifier. */
async function sharersOf(transaction: Transaction, compared: Relation): Promise<Doubt[]> {
  const rows = await transaction.rows(
    'findSharedIdentifiers',
    sql`
      select distinct told.author_id as one, other.author_id as other, told.token
      from (
        select n.author_id, token
        from author_names n cross join lateral unnest(string_to_array(n.identity, ' ')) token
        where n.author_id in (${bearersOf(compared)}) and n.identity like '%NOBODYS:%' and starts_with(token, 'NOBODYS:')
      ) told
      join authorships s on s.author_id = told.author_id
      join authorships t on t.paper_id = s.paper_id and t.author_id <> s.author_id
      join author_names other on other.author_id = t.author_id
        and told.token = any (string_to_array(other.identity, ' '))
      order by 1, 2, 3`,
    z.object({ one: z.string(), other: z.string(), token: z.string() }),
  );
  return rows.map(({ one, other, token }) => {
    const identifier = token.replace(/^NOBODYS:/, '').replace('=', ' ');
    const evidence = [`A source gives both the identifier ${identifier}.`, VETOES.oneByline.why];
    return { one, other, likelihood: 0.5, evidence };
  });
}

/** Of an identifier that many are printed with no two are likely to be one. */
const MOST_PRINTED = integer(10);

/** Those who are printed with one identifier, which would make two of one byline one. */
async function misplacedOf(transaction: Transaction, compared: Relation): Promise<Doubt[]> {
  const rows = await transaction.rows(
    'findMisplacedIdentifiers',
    sql`
      with printed as materialized (
        select distinct i.scheme, i.value, n.author_id
        from author_identifiers i join author_names n on n.cluster_id = i.cluster_id where i.is_nobodys
      )
      select distinct p.author_id as one, o.author_id as other, p.scheme || ' ' || p.value as identifier,
        exists (
          select from authorships s join authorships t on t.paper_id = s.paper_id
          where s.author_id = p.author_id and t.author_id = o.author_id
            and s.position is not null and t.position is not null) as met
      from printed p
      join printed o on o.scheme = p.scheme and o.value = p.value and o.author_id <> p.author_id
      where p.author_id in (${bearersOf(compared)})
        and (select count(*) from printed q where q.scheme = p.scheme and q.value = p.value) <= ${MOST_PRINTED}
      order by 1, 2, 3`,
    z.object({ one: z.string(), other: z.string(), identifier: z.string(), met: z.boolean() }),
  );
  return rows.map(({ one, other, identifier, met }) => {
    const evidence = [
      `Sources give both the identifier ${identifier}.`,
      met ? VETOES.oneByline.why : 'They give it to two of one byline.',
    ];
    return { one, other, likelihood: met ? 0.5 : 0.6, evidence };
  });
}

async function authorsOfClusters(
  transaction: Transaction,
  clusters: readonly string[],
): Promise<Map<string, string>> {
  if (clusters.length === 0) return new Map();
  const rows = await transaction.rows(
    'authorsOfClusters',
    sql`
      select distinct cluster_id as cluster, author_id as author
      from author_names where cluster_id = any (${value([...new Set(clusters)], 'bigint[]')})`,
    z.object({ cluster: z.string(), author: z.string() }),
  );
  return new Map(rows.map(({ cluster, author }) => [cluster, author]));
}

const NAMES_RELATE: Readonly<Record<CandidatePair['relation'], string>> = {
  full: 'Their names agree in full.',
  short: 'One name may be short for the other.',
  turned: 'One name is the other, turned round.',
};

function doubtOfPair(
  { one, other, relation, sharedCoauthors, samePaper }: CandidatePair,
  why: string,
): Doubt {
  const evidence = [
    NAMES_RELATE[relation],
    ...coauthorsSentence(sharedCoauthors),
    ...paperSentence(samePaper),
    why,
  ];
  return { one, other, likelihood: likelihoodOf({ samePaper, sharedCoauthors, sharedWords: 0 }), evidence };
}

function doubtOfLink({
  link: { evidence },
  one,
  other,
  why,
}: {
  link: NamesakeLink;
  one: string;
  other: string;
  why: string;
}): Doubt {
  const { samePaper, coauthors, titleWords } = evidence;
  const words = titleWords.length > 0 ? [`Titles share the words ${titleWords.join(', ')}.`] : [];
  return {
    one,
    other,
    likelihood: likelihoodOf({
      samePaper,
      sharedCoauthors: coauthors.length,
      sharedWords: titleWords.length,
    }),
    evidence: [
      'They bear one name.',
      ...coauthorsSentence(coauthors.length),
      ...words,
      ...paperSentence(samePaper),
      why,
    ],
  };
}

function coauthorsSentence(count: number): string[] {
  return count === 0 ? [] : [count === 1 ? 'They share a co-author.' : `They share ${count} co-authors.`];
}

function paperSentence(samePaper: boolean): string[] {
  return samePaper ? ['Sources name them for one paper.'] : [];
}

/** Something speaks against each, so that none reaches 1. */
function likelihoodOf({
  samePaper,
  sharedCoauthors,
  sharedWords,
}: {
  samePaper: boolean;
  sharedCoauthors: number;
  sharedWords: number;
}): number {
  const unlikely = (samePaper ? 0.3 : 1) * 0.7 ** sharedCoauthors * 0.85 ** sharedWords;
  return Math.round((1 - unlikely) * 900) / 1000;
}
