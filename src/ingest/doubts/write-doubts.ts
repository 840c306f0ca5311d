import { type Sql, sql, value } from '../../database/sql.js';
import type { DoubtKind } from '../../terms.js';
import type { Transaction } from '../transaction/transaction.js';

/** What only a person can decide of two persons, or of two papers. */
export interface Doubt {
  /** Ids of `authors` or of `papers`, as the kind says, in any order. */
  one: string;
  other: string;
  /** 0 to 1; tells an order, no probability. */
  likelihood: number;
  /** Sentences: what speaks for it, and what against. */
  evidence: readonly string[];
}

/** Writes doubts of a kind down. Of two about the same pair the likelier one counts. */
export async function insertDoubts(
  transaction: Transaction,
  kind: DoubtKind,
  doubts: readonly Doubt[],
): Promise<void> {
  if (doubts.length === 0) return;
  const rows = value(JSON.stringify(doubts), 'jsonb');
  await transaction.run(
    'insertDoubts',
    sql`
      insert into doubts as known (kind, one_id, other_id, likelihood, evidence)
      select distinct on (one_id, other_id) ${value(kind, 'text')}, one_id, other_id, likelihood, evidence
      from (
        select least(one, other) as one_id, greatest(one, other) as other_id, likelihood, evidence
        from jsonb_to_recordset(${rows}) as doubt (one bigint, other bigint, likelihood float8, evidence text[])
        where one <> other
      ) given
      order by one_id, other_id, likelihood desc, evidence
      on conflict (kind, one_id, other_id) do update
        set likelihood = excluded.likelihood, evidence = excluded.evidence
        where known.likelihood < excluded.likelihood`,
  );
}

/**
 * Deletes the doubts of a kind that are decided anew.
 *
 * @param subjects a query of ids: the doubts about one of these go.
 */
export async function deleteDoubts(transaction: Transaction, kind: DoubtKind, subjects: Sql): Promise<void> {
  await transaction.run(
    'deleteDoubts',
    sql`
      delete from doubts d
      where d.kind = ${value(kind, 'text')} and (d.one_id in (${subjects}) or d.other_id in (${subjects}))`,
  );
}
