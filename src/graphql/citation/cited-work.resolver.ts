import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CitedWorkRow } from '../../store/citations/citation-store.js';
import type { Context } from '../context.js';
import { Identifier } from '../paper/identifiers/identifier.type.js';
import { Paper } from '../paper/paper.type.js';
import { Retraction } from '../paper/record/stated-facts.type.js';
import { CitedWork } from './cited-work.type.js';

@Resolver(() => CitedWork)
export class CitedWorkResolver {
  @FieldResolver(() => Paper, { nullable: true, description: 'Null where it is not in the store.' })
  paper(@Root() { paperId }: CitedWorkRow, @Ctx() { loaders }: Context) {
    return paperId === null ? null : loaders.paperById.load(paperId);
  }

  @FieldResolver(() => [Identifier], {
    description: 'What names it elsewhere, by scheme; empty where it is cited by its title alone.',
  })
  identifiers(@Root() { workId, paperId }: CitedWorkRow, @Ctx() { loaders }: Context) {
    return paperId === null
      ? loaders.identifiersByWorkId.load(String(workId))
      : loaders.identifiersByPaperId.load(paperId);
  }

  @FieldResolver(() => Retraction, {
    nullable: true,
    description: 'Null unless it is in the store and a source says that it was withdrawn.',
  })
  retraction(@Root() { paperId }: CitedWorkRow, @Ctx() { loaders }: Context) {
    return paperId === null ? null : loaders.retractionByPaperId.load(paperId);
  }
}
