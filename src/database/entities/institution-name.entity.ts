import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { InstitutionEntity } from './institution.entity.js';

/** How papers state an institution: the name as printed, and what a source says of it besides. */
@Entity('institution_names')
@Unique('institution_names_name_key', ['name', 'code', 'countryCode'])
@Index('institution_names_key', ['nameKey'])
@Index('institution_names_institution', ['institutionId'])
export class InstitutionNameEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'institution_names_pkey',
  })
  id!: number;

  @Column({ type: 'text', name: 'name', collation: 'C' })
  name!: string;

  /** The ROR id; empty where none stands with the name. */
  @Column({ type: 'text', name: 'code', collation: 'C' })
  code!: string;

  /** Empty where none stands with the name. */
  @Column({ type: 'text', name: 'country_code', collation: 'C' })
  countryCode!: string;

  @Column({ type: 'text', name: 'name_key', collation: 'C' })
  nameKey!: string;

  @Column({ type: 'text', name: 'name_folded', collation: 'C' })
  nameFolded!: string;

  /** Null while it is not known which it is, within a transaction. */
  @Column('integer', { name: 'institution_id', nullable: true })
  institutionId!: number | null;

  @ManyToOne(() => InstitutionEntity, { nullable: true })
  @JoinColumn({ name: 'institution_id', foreignKeyConstraintName: 'institution_names_institution_fkey' })
  institution!: InstitutionEntity | null;

  /** Papers that state it so. */
  @Column('integer', { name: 'paper_count', default: 0 })
  paperCount!: number;
}
