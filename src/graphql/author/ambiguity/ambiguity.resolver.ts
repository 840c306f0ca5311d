import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { AuthorRow } from '../../../store/authors/author-store.js';
import { pageSize } from '../../connection/page-arguments.js';
import type { Context } from '../../context.js';
import { Author } from '../author.type.js';
import { NameAmbiguity } from './name-ambiguity.type.js';

/** What an explicit null stands for. */
const USUAL_SIZE = 10;

@Resolver(() => Author)
export class AuthorAmbiguityResolver {
  @FieldResolver(() => NameAmbiguity, {
    description:
      'Whether others bear the name: with more than one namesake an authorship without identifiers may be another’s.',
  })
  ambiguity(@Root() { id }: AuthorRow) {
    return { id };
  }
}

@Resolver(() => NameAmbiguity)
export class NameAmbiguityResolver {
  @FieldResolver(() => Int, { description: 'Persons here who bear this name, this one included.' })
  async namesakeCount(@Root() { id }: Pick<AuthorRow, 'id'>, @Ctx() { loaders }: Context) {
    return (await loaders.namesakeCountByAuthorId.load(id))?.count ?? 1;
  }

  @FieldResolver(() => [Author], {
    description: 'The persons who bear this name, this one included: those with most papers first.',
  })
  namesakes(
    @Root() { id }: Pick<AuthorRow, 'id'>,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: USUAL_SIZE,
      description: 'At most so many: 1 to 100, unless the service sets another limit.',
    })
    first: number | null,
    @Ctx() { loaders, limits }: Context,
  ) {
    return loaders.namesakesByAuthorId(pageSize('first', first ?? USUAL_SIZE, limits)).load(id);
  }
}
