import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What names a person elsewhere, in its normal form. Of several persons whom it is said of it is the oldest's. */
@Entity('author_identifiers')
@Index('author_identifiers_cluster', ['clusterId'])
@Index('author_identifiers_nobodys', ['clusterId'], { where: 'is_nobodys' })
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

  /** Whose it is: `author_names.cluster_id`. */
  @PrimaryColumn('bigint', { name: 'cluster_id', primaryKeyConstraintName: 'author_identifiers_pkey' })
  clusterId!: string;

  /** With it two of one byline would be one person, so it makes nobody one: `decide-clusters.ts`. */
  @Column('boolean', { name: 'is_nobodys', default: false })
  isNobodys!: boolean;
}
