import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DoubtKind } from '../../terms.js';

/**
 * What only a person can decide of two persons, or of two papers. Either may be gone by now: there are no foreign keys,
 * since persons come and go by the hundred thousand while they are being matched.
 */
@Entity('doubts')
@Index('doubts_by_likelihood', { synchronize: false })
export class DoubtEntity {
  @PrimaryColumn('text', { name: 'kind', primaryKeyConstraintName: 'doubts_pkey', collation: 'C' })
  kind!: DoubtKind;

  /** Of `authors` or `papers`, as the kind says; the smaller one. */
  @PrimaryColumn('bigint', { name: 'one_id', primaryKeyConstraintName: 'doubts_pkey' })
  oneId!: string;

  @PrimaryColumn('bigint', { name: 'other_id', primaryKeyConstraintName: 'doubts_pkey' })
  otherId!: string;

  /** 0 to 1. */
  @Column('double precision', { name: 'likelihood' })
  likelihood!: number;

  /** Sentences. */
  @Column('text', { name: 'evidence', array: true })
  evidence!: string[];
}
