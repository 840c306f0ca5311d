import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { IdentifierScheme } from '../../terms.js';
import { PaperEntity } from './paper.entity.js';

/** What names a paper elsewhere, in its normal form. Of several papers that it is said of it leads to the oldest. */
@Entity('paper_identifiers')
@Index('paper_identifiers_paper', ['paperId'])
export class PaperIdentifierEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'scheme',
    primaryKeyConstraintName: 'paper_identifiers_pkey',
    collation: 'C',
  })
  scheme!: IdentifierScheme;

  @PrimaryColumn({
    type: 'text',
    name: 'value',
    primaryKeyConstraintName: 'paper_identifiers_pkey',
    collation: 'C',
  })
  value!: string;

  @PrimaryColumn('bigint', { name: 'paper_id', primaryKeyConstraintName: 'paper_identifiers_pkey' })
  paperId!: string;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_identifiers_paper_fkey' })
  paper!: PaperEntity;
}
