import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What names a person elsewhere, in its normal form. */
@Entity('author_identifiers')
@Index('author_identifiers_core', ['coreId'])
export class AuthorIdentifierEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'scheme',
    primaryKeyConstraintName: 'author_identifiers_pkey',
    collation: 'C',
  })
  scheme!: string;

  @PrimaryColumn({
    type: 'text',
    name: 'value',
    primaryKeyConstraintName: 'author_identifiers_pkey',
    collation: 'C',
  })
  value!: string;

  /** Whose it is: `author_names.core_id`. */
  @Column('bigint', { name: 'core_id' })
  coreId!: string;
}
