import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A topic: an arXiv category, or a label of a page that arXiv does not know. */
@Entity('topics')
@Unique('topics_code_key', ['code'])
export class TopicEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'topics_pkey',
  })
  id!: number;

  @Column({ type: 'text', name: 'code', collation: 'C' })
  code!: string;

  @Column({ type: 'text', name: 'label', collation: 'C' })
  label!: string;

  @Column('text', { name: 'name' })
  name!: string;

  @Column('integer', { name: 'paper_count', default: 0 })
  paperCount!: number;
}
