import { Entity, Index, PrimaryColumn } from 'typeorm';

/** A folded word of a title, a name or a topic; one typed wrong is looked for among them. */
@Entity('search_words')
@Index('search_words_trigrams', { synchronize: false })
export class SearchWordEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'word',
    primaryKeyConstraintName: 'search_words_pkey',
    collation: 'C',
  })
  word!: string;
}
