import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many papers say a lexeme; those that say any are counted under the empty one. */
@Entity('lexemes')
export class LexemeEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'lexeme',
    primaryKeyConstraintName: 'lexemes_pkey',
    collation: 'C',
  })
  lexeme!: string;

  @Column('integer', { name: 'paper_count' })
  paperCount!: number;
}
