import type { Relation } from '../../database/sql.js';
import type { NameRelation } from '../../text/compare-names.js';
import { resetSingleListings } from '../counts/affect-papers.js';
import { AUTHORSHIP_TABLES } from '../papers/derive-authorships.js';
import { type Step, type TableUse, including } from '../pipeline/step.js';
import {
  affectedAuthors,
  affectedPapers,
  blockMembers,
  comparedAuthors,
  freshAuthors,
  freshMembers,
  freshNamesakes,
  largePapers,
  namesakeInitials,
  sharedCoauthors,
  touchedAuthors,
} from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';
import { collectEvidence, createBlocks } from './blocking.js';
import { type CandidatePair, findCandidatePairs } from './candidate-pairs.js';
import { type PersonDoubts, deletePersonDoubts, writePersonDoubts } from './person-doubts.js';
import { MERGE_PERSONS_TABLES, mergePersons } from './merge-persons.js';
import { findNamesakeGroups, mergeNamesakes } from './match-namesakes.js';
import { SPLIT_PERSONS_TABLES, splitMergedPersons } from './split-merged-persons.js';
import { unmatchedAuthors } from './unmatched-authors.js';
import { updateEvidence } from './update-evidence.js';

interface MatchingLoad {
  /** How many persons were merged into another: set by matching. */
  mergedPersons: number;
}

const TABLES: TableUse = including(
  {
    reads: [affectedAuthors, affectedPapers],
    makes: [
      affectedPapers,
      comparedAuthors,
      freshAuthors,
      namesakeInitials,
      freshNamesakes,
      freshMembers,
      blockMembers,
      sharedCoauthors,
      touchedAuthors,
      largePapers,
    ],
  },
  SPLIT_PERSONS_TABLES,
  MERGE_PERSONS_TABLES,
  AUTHORSHIP_TABLES,
);

/** Compares the affected authors with their namesakes. */
export const matchPersons: Step<MatchingLoad> = {
  name: 'matchPersons',
  ...TABLES,
  run: async (transaction, load) => {
    load.mergedPersons = await match(transaction, affectedAuthors);
  },
};

/** Compares those whom imports have left to their end. */
export const matchUnmatchedPersons: Step<MatchingLoad> = {
  name: 'matchUnmatchedPersons',
  ...TABLES,
  run: async (transaction, load) => {
    load.mergedPersons = await match(transaction, unmatchedAuthors);
  },
};

/**
 * Finds persons who are one by evidence and merges them, until nothing changes: first those whose names
 * agree in full, then those whose words are turned round, then where one given name is a nickname or an initial. All namesakes of the authors to be
 * compared are looked at, and former merges among them are decided anew.
 *
 * @param compared `author_id` of the authors to be compared.
 * @returns how many persons were merged into another.
 */
async function match(transaction: Transaction, compared: Relation): Promise<number> {
  await resetSingleListings(transaction);
  await deletePersonDoubts(transaction, compared);
  const namesakes = await findNamesakeGroups(transaction, compared);
  await splitMergedPersons(transaction, compared);
  const merged = await mergeNamesakes(transaction, namesakes.found());
  await createBlocks(transaction);
  await collectEvidence(transaction, compared);
  const found = await mergeCandidates(transaction);
  await writePersonDoubts(transaction, compared, { ...found, links: namesakes.vetoed });
  return merged + found.merged.size;
}

async function mergeCandidates(transaction: Transaction): Promise<Omit<PersonDoubts, 'links'>> {
  const merged = new Map<string, string>();
  let { candidates, vetoed } = await findCandidatePairs(transaction);
  for (;;) {
    const pairs = surestPairs(candidates);
    if (pairs.length === 0) return { merged, vetoed, open: candidates };
    await mergePersons(transaction, pairs.map(withEvidence));
    for (const { one, other } of pairs) merged.set(other, one);
    const touched = await updateEvidence(transaction, pairs);
    const untouched = candidates.filter(({ one, other }) => !touched.has(one) && !touched.has(other));
    const fresh = await findCandidatePairs(transaction);
    candidates = [...untouched, ...fresh.candidates].sort(byAge);
    vetoed = [...vetoed, ...fresh.vetoed];
  }
}

/** The longest known first. */
function byAge(one: CandidatePair, other: CandidatePair): number {
  return Number(one.one) - Number(other.one) || Number(one.other) - Number(other.other);
}

/** Those whose names agree in full, where there are any; then with words turned round, and then with short forms. */
function surestPairs(candidates: readonly CandidatePair[]): CandidatePair[] {
  const levels = [['full'], ['full', 'turned'], ['full', 'turned', 'short']] as const;
  for (const level of levels) {
    const pairs = choosePairs(candidates, level);
    if (pairs.length > 0) return pairs;
  }
  return [];
}

/** The pairs in which each is the other's only candidate. Where two candidates are left, none is merged. */
export function choosePairs(
  candidates: readonly CandidatePair[],
  relations: readonly NameRelation[],
): CandidatePair[] {
  const pairs = candidates.filter(({ relation }) => relations.includes(relation));
  const counts = new Map<string, number>();
  for (const id of pairs.flatMap(({ one, other }) => [one, other])) counts.set(id, (counts.get(id) ?? 0) + 1);
  return pairs.filter(({ one, other }) => counts.get(one) === 1 && counts.get(other) === 1);
}

function withEvidence({ one, other, relation, sharedCoauthors, samePaper }: CandidatePair) {
  return { one, other, evidence: { relation, sharedCoauthors, samePaper } };
}
