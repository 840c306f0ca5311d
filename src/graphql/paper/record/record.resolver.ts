import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type CitationFormat, citation } from '../../../citing/citation.js';
import type { PaperAuthorRow } from '../../../store/authors/author-store.js';
import type { LinkRow } from '../../../store/papers/paper-links.js';
import type { RetractionRow, StatedCountRow } from '../../../store/papers/stated-facts.js';
import type { LinkKind } from '../../../text/links.js';
import { PaperAuthorEdge } from '../../author/author-connection.type.js';
import type { Context } from '../../context.js';
import { Source } from '../../source/source.type.js';
import { Priced, WEIGHTS } from '../../price/priced.js';
import type { PaperFields, PaperWith } from '../paper-columns.js';
import { Paper } from '../paper.type.js';
import { whereaboutsOf } from './affiliations-of.js';
import { CitationFormatEnum } from './citation-format.enum.js';
import { Link, LinkKindEnum } from './link.type.js';
import { Affiliation, Retraction, StatedCount } from './stated-facts.type.js';

@Resolver(() => Paper)
export class RecordResolver implements PaperFields<keyof RecordResolver> {
  @FieldResolver(() => [Link], {
    description:
      'Where to read it, the best first: made from identifiers, stated by sources, or found in its texts. Each address once.',
  })
  async links(
    @Root() paper: PaperWith,
    @Ctx() { loaders }: Context,
    @Arg('kinds', () => [LinkKindEnum], {
      nullable: true,
      description: 'Links of these kinds; of all unless given.',
    })
    kinds: LinkKind[] | null,
  ) {
    const links = await loaders.linksByPaperId.load(paper.id);
    return kinds === null || kinds === undefined ? links : links.filter(({ kind }) => kinds.includes(kind));
  }

  @FieldResolver(() => Retraction, {
    nullable: true,
    description: 'Null unless a source says that it was withdrawn.',
  })
  retraction(@Root() paper: PaperWith<'retraction'>, @Ctx() { loaders }: Context) {
    return paper.retracted === true ? loaders.retractionByPaperId.load(paper.id) : null;
  }

  @Priced({ weight: WEIGHTS.citation })
  @FieldResolver(() => String, {
    description:
      'The record as reference managers take it: the same bytes as `GET /papers/{slug}.bib`, `.ris` and `.json`.',
  })
  async citation(
    @Root() paper: PaperWith,
    @Arg('format', () => CitationFormatEnum, { description: 'In which form.' }) format: CitationFormat,
    @Ctx() { loaders }: Context,
  ) {
    const citable = await loaders.citableByPaperId.load(paper.id);
    if (citable === null) throw new Error(`the paper ${paper.slug} has gone while it was asked for`);
    return citation(citable, format);
  }

  @FieldResolver(() => [StatedCount], {
    description: 'How often it is cited as sources state it, each source once, the newest first.',
  })
  statedCitations(@Root() paper: PaperWith, @Ctx() { loaders }: Context) {
    return loaders.statedCitationsByPaperId.load(paper.id);
  }
}

@Resolver(() => Link)
export class LinkResolver {
  @FieldResolver(() => Source, {
    nullable: true,
    description: 'Who states it, or in whose text it was found; null where made from an identifier.',
  })
  source(@Root() { sourceId }: LinkRow, @Ctx() { loaders }: Context) {
    return sourceId === null ? null : loaders.sourceById.load(sourceId);
  }
}

@Resolver(() => Retraction)
export class RetractionResolver {
  @FieldResolver(() => Source, { description: 'Who says so.' })
  source(@Root() { sourceId }: RetractionRow, @Ctx() { loaders }: Context) {
    return loaders.sourceById.load(sourceId);
  }
}

@Resolver(() => StatedCount)
export class StatedCountResolver {
  @FieldResolver(() => Source, { description: 'Who states it.' })
  source(@Root() { sourceId }: StatedCountRow, @Ctx() { loaders }: Context) {
    return loaders.sourceById.load(sourceId);
  }
}

@Resolver(() => PaperAuthorEdge)
export class PaperAuthorEdgeResolver {
  @FieldResolver(() => [Affiliation], {
    description:
      'Where they were when it was written, as the first source says that tells of the name; empty where none does.',
  })
  async affiliations(@Root() author: PaperAuthorRow, @Ctx() { loaders }: Context) {
    const { paperId } = author;
    const { affiliations } = whereaboutsOf(author, await loaders.affiliationsByPaperId.load(paperId));
    return affiliations.map((affiliation) => ({ ...affiliation, paperId }));
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether letters go to them; null where no source tells.',
  })
  async isCorresponding(@Root() author: PaperAuthorRow, @Ctx() { loaders }: Context) {
    return whereaboutsOf(author, await loaders.affiliationsByPaperId.load(author.paperId)).isCorresponding;
  }
}
