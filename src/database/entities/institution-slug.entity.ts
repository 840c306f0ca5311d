import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { InstitutionEntity } from './institution.entity.js';

/** A slug of an institution that was found to be another: it still leads there. */
@Entity('institution_slugs')
@Index('institution_slugs_institution', ['institutionId'])
export class InstitutionSlugEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'slug',
    primaryKeyConstraintName: 'institution_slugs_pkey',
    collation: 'C',
  })
  slug!: string;

  @Column('integer', { name: 'institution_id' })
  institutionId!: number;

  @ManyToOne(() => InstitutionEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'institution_id', foreignKeyConstraintName: 'institution_slugs_institution_fkey' })
  institution!: InstitutionEntity;
}
