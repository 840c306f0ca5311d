import { DataSource } from 'typeorm';
import pg from 'pg';
import { CreateStore1763683200000 } from '../../migrations/1763683200000-create-store.js';
import { AddSearch1763686800000 } from '../../migrations/1763686800000-add-search.js';
import { AddLexemes1763690400000 } from '../../migrations/1763690400000-add-lexemes.js';
import { AddPaperWords1763694000000 } from '../../migrations/1763694000000-add-paper-words.js';
import { AddTextStatistics1763697600000 } from '../../migrations/1763697600000-add-text-statistics.js';
import { AddImports1763701200000 } from '../../migrations/1763701200000-add-imports.js';
import { LeaveRoom1763704800000 } from '../../migrations/1763704800000-leave-room.js';
import { CountFreely1763708400000 } from '../../migrations/1763708400000-count-freely.js';
import { ShareIdentifiers1763712000000 } from '../../migrations/1763712000000-share-identifiers.js';
import { NameClusters1763715600000 } from '../../migrations/1763715600000-name-clusters.js';
import { TrimTitleKeys1763719200000 } from '../../migrations/1763719200000-trim-title-keys.js';
import { AnyTitleWords1763721600000 } from '../../migrations/1763721600000-any-title-words.js';
import { KeepNameParts1763722800000 } from '../../migrations/1763722800000-keep-name-parts.js';
import { DatePrecision1763726400000 } from '../../migrations/1763726400000-date-precision.js';
import { Derivations1763727400000 } from '../../migrations/1763727400000-derivations.js';
import { AddDoubts1763730000000 } from '../../migrations/1763730000000-add-doubts.js';
import { PublicationTypes1763730500000 } from '../../migrations/1763730500000-publication-types.js';
import { IndexUndoneMerges1763731000000 } from '../../migrations/1763731000000-index-undone-merges.js';
import { NobodysIdentifiers1763731100000 } from '../../migrations/1763731100000-nobodys-identifiers.js';
import { ReindexWords1763732000000 } from '../../migrations/1763732000000-reindex-words.js';
import { TitleKeyTrigrams1763732100000 } from '../../migrations/1763732100000-title-key-trigrams.js';
import { SearchWordTrigrams1763732500000 } from '../../migrations/1763732500000-search-word-trigrams.js';
import { TypesAndCitationCounts1763733400000 } from '../../migrations/1763733400000-types-and-citation-counts.js';
import { PapersAddedAt1763733700000 } from '../../migrations/1763733700000-papers-added-at.js';
import { PageDates1763733800000 } from '../../migrations/1763733800000-page-dates.js';
import { RecordVersions1763733900000 } from '../../migrations/1763733900000-record-versions.js';
import { RetractedPapers1763733200000 } from '../../migrations/1763733200000-retracted-papers.js';
import { Citations1763733100000 } from '../../migrations/1763733100000-citations.js';
import { WholeRecord1763733000000 } from '../../migrations/1763733000000-whole-record.js';
import { VenuesAndInstitutions1763733600000 } from '../../migrations/1763733600000-venues-and-institutions.js';
import { PaperSeparations1763730600000 } from '../../migrations/1763730600000-paper-separations.js';
import { DEFAULT_LIMITS, type Limits } from '../limit-settings.js';
import { AuthorIdentifierEntity } from './entities/author-identifier.entity.js';
import { AuthorMergeEntity } from './entities/author-merge.entity.js';
import { AuthorMetricsEntity } from './entities/author-metrics.entity.js';
import { AuthorNameEntity } from './entities/author-name.entity.js';
import { AuthorSlugEntity } from './entities/author-slug.entity.js';
import { AuthorSpellingEntity } from './entities/author-spelling.entity.js';
import { AuthorTopicEntity } from './entities/author-topic.entity.js';
import { AuthorEntity } from './entities/author.entity.js';
import { AuthorshipEntity } from './entities/authorship.entity.js';
import { DeferredIndexEntity } from './entities/deferred-index.entity.js';
import { DerivationEntity } from './entities/derivation.entity.js';
import { DoubtEntity } from './entities/doubt.entity.js';
import { ImportCheckpointEntity } from './entities/import-checkpoint.entity.js';
import { LexemeEntity } from './entities/lexeme.entity.js';
import { ListingEntity } from './entities/listing.entity.js';
import { PaperIdentifierEntity } from './entities/paper-identifier.entity.js';
import { PaperSeparationEntity } from './entities/paper-separation.entity.js';
import { PaperSlugEntity } from './entities/paper-slug.entity.js';
import { PaperTopicEntity } from './entities/paper-topic.entity.js';
import { PaperWordsEntity } from './entities/paper-words.entity.js';
import { PaperEntity } from './entities/paper.entity.js';
import { CitationCountEntity } from './entities/citation-count.entity.js';
import { CitationEntity } from './entities/citation.entity.js';
import { CitedIdentifierEntity } from './entities/cited-identifier.entity.js';
import { CitedWorkEntity } from './entities/cited-work.entity.js';
import { SearchWordEntity } from './entities/search-word.entity.js';
import { SourceEntity } from './entities/source.entity.js';
import { TopicEntity } from './entities/topic.entity.js';
import { InstitutionNameEntity } from './entities/institution-name.entity.js';
import { InstitutionSlugEntity } from './entities/institution-slug.entity.js';
import { InstitutionEntity } from './entities/institution.entity.js';
import { PaperInstitutionEntity } from './entities/paper-institution.entity.js';
import { PaperVenueEntity } from './entities/paper-venue.entity.js';
import { VenueNameEntity } from './entities/venue-name.entity.js';
import { VenueSlugEntity } from './entities/venue-slug.entity.js';
import { VenueEntity } from './entities/venue.entity.js';
import { UnmatchedAuthorEntity } from './entities/unmatched-author.entity.js';
import { sessionOptions, withoutOptions } from './session-settings.js';

export type { DataSource };

/** Where PostgreSQL is: a URL, or the folder of its unix socket as `host`. */
export type ConnectionOptions =
  { url: string } | { host: string; port: number; user: string; database: string; password?: string };

/** How many connections there are, how long one may take to be made, and a statement to run. */
export type ConnectionLimits = Pick<Limits, 'connections' | 'waitMs' | 'statementMs'>;

/** Milliseconds of silence after which the system asks whether the other side is still there. */
const KEEP_ALIVE_AFTER_MS = 10_000;

/**
 * The data source of the whole process, not yet initialised. The schema is the migrations' alone; the
 * entities name it for the compiler, and a test holds the two together. Relations stand on the side of their column;
 * authorships on both sides, where the other side names its entity by text as that one's file imports it.
 */
export function createDataSource(
  connection: ConnectionOptions,
  limits: ConnectionLimits = DEFAULT_LIMITS,
): DataSource {
  const { place, options } = placeOf(connection);
  return new DataSource({
    type: 'postgres',
    ...place,
    synchronize: false,
    logging: false,
    entities: [
      AuthorIdentifierEntity,
      AuthorMergeEntity,
      AuthorMetricsEntity,
      AuthorNameEntity,
      AuthorSlugEntity,
      AuthorSpellingEntity,
      AuthorTopicEntity,
      AuthorEntity,
      AuthorshipEntity,
      DeferredIndexEntity,
      DerivationEntity,
      DoubtEntity,
      ImportCheckpointEntity,
      LexemeEntity,
      ListingEntity,
      PaperIdentifierEntity,
      PaperSeparationEntity,
      PaperSlugEntity,
      PaperTopicEntity,
      PaperWordsEntity,
      PaperEntity,
      SearchWordEntity,
      CitationCountEntity,
      CitationEntity,
      CitedIdentifierEntity,
      CitedWorkEntity,
      SourceEntity,
      TopicEntity,
      UnmatchedAuthorEntity,
      VenueEntity,
      VenueNameEntity,
      VenueSlugEntity,
      PaperVenueEntity,
      InstitutionEntity,
      InstitutionNameEntity,
      InstitutionSlugEntity,
      PaperInstitutionEntity,
    ],
    migrations: [
      CreateStore1763683200000,
      AddSearch1763686800000,
      AddLexemes1763690400000,
      AddPaperWords1763694000000,
      AddTextStatistics1763697600000,
      AddImports1763701200000,
      LeaveRoom1763704800000,
      CountFreely1763708400000,
      ShareIdentifiers1763712000000,
      NameClusters1763715600000,
      TrimTitleKeys1763719200000,
      AnyTitleWords1763721600000,
      KeepNameParts1763722800000,
      DatePrecision1763726400000,
      Derivations1763727400000,
      AddDoubts1763730000000,
      IndexUndoneMerges1763731000000,
      NobodysIdentifiers1763731100000,
      ReindexWords1763732000000,
      TitleKeyTrigrams1763732100000,
      SearchWordTrigrams1763732500000,
      WholeRecord1763733000000,
      Citations1763733100000,
      RetractedPapers1763733200000,
      TypesAndCitationCounts1763733400000,
      VenuesAndInstitutions1763733600000,
      PapersAddedAt1763733700000,
      PageDates1763733800000,
      RecordVersions1763733900000,
      PublicationTypes1763730500000,
      PaperSeparations1763730600000,
    ],
    migrationsTableName: 'migrations',
    installExtensions: false,
    connectTimeoutMS: limits.waitMs,
    applicationName: 'papergraph',
    extra: {
      max: limits.connections,
      statement_timeout: limits.statementMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
      options,
      types: { getTypeParser },
    },
  });
}

/** Where to connect to as TypeORM has it, and what the session is set to. */
function placeOf(connection: ConnectionOptions) {
  if ('url' in connection) {
    const { url, options } = withoutOptions(connection.url);
    return { place: { url }, options: sessionOptions(options) };
  }
  const { user, ...rest } = connection;
  return { place: { ...rest, username: user }, options: sessionOptions() };
}

/** A day stays the text that PostgreSQL prints: as a `Date` it would be midnight of some zone, and a day off in others. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === Number(pg.types.builtins.DATE)) return (text: string) => text;
  return pg.types.getTypeParser(oid, format);
}
