import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CitedWorkEntity } from './cited-work.entity.js';

/** What a work is cited by, such as `DOI:10.1000/182`; of one that is cited by its title alone a hash, `TITLE:…`. */
@Entity('cited_identifiers')
@Index('cited_identifiers_work', ['workId'])
export class CitedIdentifierEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'key',
    primaryKeyConstraintName: 'cited_identifiers_pkey',
    collation: 'C',
  })
  key!: string;

  @Column('integer', { name: 'work_id' })
  workId!: number;

  @ManyToOne(() => CitedWorkEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'work_id', foreignKeyConstraintName: 'cited_identifiers_work_fkey' })
  work!: CitedWorkEntity;
}
