import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { type DoubtRow, likeliestDoubts } from '../../store/doubts/doubt-store.js';
import { DOUBT_KINDS, type DoubtKind } from '../../terms.js';
import { pageSize } from '../connection/page-arguments.js';
import type { Context } from '../context.js';
import type { TypedRow } from '../node/node-types.js';
import { Node } from '../node/node.type.js';
import { DoubtKindEnum } from './doubt-kind.enum.js';
import { Doubt } from './doubt.type.js';

@Resolver()
export class DoubtQueryResolver {
  @Query(() => [Doubt], { description: 'What only a person can decide, the likeliest first.' })
  doubts(
    @Arg('kinds', () => [DoubtKindEnum], { nullable: true, description: 'All kinds unless some are given.' })
    kinds: DoubtKind[] | null,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 20,
      description: 'At most so many: 1 to 100, unless the service sets another limit.',
    })
    first: number | null,
    @Ctx() { runner, limits }: Context,
  ) {
    return likeliestDoubts(runner, {
      kinds: kinds ?? DOUBT_KINDS,
      first: pageSize('first', first ?? 20, limits),
    });
  }
}

@Resolver(() => Doubt)
export class DoubtResolver {
  @FieldResolver(() => [Node], { description: 'The two persons, or papers, that it is about.' })
  async subjects(@Root() { kind, slugs }: DoubtRow, @Ctx() { loaders }: Context): Promise<TypedRow[]> {
    const found = await Promise.all(
      slugs.map((slug) =>
        kind === 'SAME_PAPER' ? loaders.paperBySlug.load(slug) : loaders.authorBySlug.load(slug),
      ),
    );
    const nodeType = kind === 'SAME_PAPER' ? 'Paper' : 'Author';
    return found.flatMap((row) => (row === null ? [] : [{ ...row, nodeType }]));
  }
}
