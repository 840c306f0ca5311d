import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity.js';

/** What names a paper elsewhere, in its normal form. */
@Entity('paper_identifiers')
@Index('paper_identifiers_paper', ['paperId'])
export class PaperIdentifierEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'scheme',
    primaryKeyConstraintName: 'paper_identifiers_pkey',
    collation: 'C',
  })
  scheme!: string;

  @PrimaryColumn({
    type: 'text',
    name: 'value',
    primaryKeyConstraintName: 'paper_identifiers_pkey',
    collation: 'C',
  })
  value!: string;

  @ForeignKey(() => PaperEntity, { name: 'paper_identifiers_paper_fkey', onDelete: 'CASCADE' })
  @Column('bigint', { name: 'paper_id' })
  paperId!: string;
}
