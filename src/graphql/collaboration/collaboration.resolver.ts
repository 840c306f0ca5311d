import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AuthorRow } from '../../store/authors/author-store.js';
import { Priced, WEIGHTS } from '../price/priced.js';
import { coauthorsOf } from './collaboration.lists.js';
import { findCollaborationPath } from './collaboration-path.js';
import type { Context } from '../context.js';
import { Author } from '../author/author.type.js';
import { CoauthorConnection } from './coauthor-connection.type.js';
import { ForwardArgs } from '../connection/page.args.js';

/** Who writes with whom. */
@Resolver(() => Author)
export class CollaborationResolver {
  @FieldResolver(() => CoauthorConnection, {
    description:
      'Everybody who is an author of one of their papers too: those with most papers together first, of equals those who came to the store first.',
  })
  coauthors(@Root() author: AuthorRow, @Args(() => ForwardArgs) args: ForwardArgs, @Ctx() context: Context) {
    return coauthorsOf(context, author.id, args);
  }

  @Priced({ weight: WEIGHTS.path })
  @Query(() => [Author], {
    nullable: true,
    description:
      "The shortest chain of co-authors from one person to the other, both included; of equally short ones that with most papers together. Null where there is none within six steps, or a slug is nobody's. An error with the code `QUERY_TOO_LARGE` where too many people lie between.",
  })
  collaborationPath(
    @Arg('from', () => String, { description: "The first person's slug, such as `tim-genewein`." })
    from: string,
    @Arg('to', () => String, { description: "The last person's slug." }) to: string,
    @Ctx() context: Context,
  ) {
    return findCollaborationPath(context, from, to);
  }
}
