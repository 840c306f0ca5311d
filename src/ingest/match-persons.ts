import { type NameRelation, compareNames } from './compare-names.js';
import { dissolveMerges } from './dissolve-merges.js';
import { type Candidates, findSamePersons } from './find-same-persons.js';
import { mergePairs } from './merge-pairs.js';
import type { Transaction } from './transaction.js';

type RelatedPair = Candidates & { relation: NameRelation };

/** How many co-authors two persons must share to be one, by the relation of their names. */
const NEEDED = { full: 1, short: 2 } as const;

/**
 * Finds persons who are one by evidence and merges them, until nothing changes: first those whose names
 * agree in full, then those where one given name is short. Only pairs with an affected author are looked at,
 * and former merges among their namesakes are decided anew.
 *
 * @returns how many persons were merged into another.
 */
export async function matchPersons(transaction: Transaction): Promise<number> {
  await dissolveMerges(transaction);
  let merged = 0;
  for (;;) {
    const candidates = await findSamePersons(transaction);
    const inFull = choosePairs(candidates, ['full']);
    const pairs = inFull.length > 0 ? inFull : choosePairs(candidates, ['full', 'short']);
    if (pairs.length === 0) return merged;
    await mergePairs(transaction, pairs.map(withEvidence));
    merged += pairs.length;
  }
}

/** The pairs in which each is the other's only candidate. Where two candidates are left, none is merged. */
export function choosePairs(
  candidates: readonly Candidates[],
  relations: readonly NameRelation[],
): RelatedPair[] {
  const pairs = candidates
    .map((pair) => ({ ...pair, relation: relationOf(pair) }))
    .filter((pair) => relations.includes(pair.relation) && isEvident(pair));
  const counts = new Map<string, number>();
  for (const id of pairs.flatMap(({ one, other }) => [one, other])) counts.set(id, (counts.get(id) ?? 0) + 1);
  return pairs.filter(({ one, other }) => counts.get(one) === 1 && counts.get(other) === 1);
}

function withEvidence({ one, other, relation, sharedCoauthors, samePaper }: RelatedPair) {
  return { one, other, evidence: { relation, sharedCoauthors, samePaper } };
}

/** Persons may have several names by now: none of the one may contradict any of the other. */
function relationOf({ oneNames, otherNames }: Candidates): NameRelation {
  const relations = oneNames.flatMap((one) => otherNames.map((other) => compareNames(one, other)));
  if (relations.includes('different')) return 'different';
  return relations.includes('full') ? 'full' : 'short';
}

function isEvident({ relation, sharedCoauthors, samePaper }: RelatedPair): boolean {
  return relation !== 'different' && (samePaper || sharedCoauthors >= NEEDED[relation]);
}
