import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PROVENANCE_FIELDS, type ProvenanceRow } from '../../../store/papers/provenance.js';
import type { Context } from '../../context.js';
import { userInputError } from '../../errors/errors.js';
import { Source } from '../../source/source.type.js';
import type { PaperFields, PaperWith } from '../paper-columns.js';
import { Paper } from '../paper.type.js';
import { FieldProvenance } from './provenance.type.js';

@Resolver(() => Paper)
export class PaperProvenanceResolver implements PaperFields<keyof PaperProvenanceResolver> {
  @FieldResolver(() => [FieldProvenance], {
    description:
      'For each value that the paper shows which source it comes from: of several that say the same the first in the order of precedence. What is put together from all sources, such as `topics` and `identifiers`, is not in it.',
  })
  async provenance(
    @Root() paper: PaperWith,
    @Ctx() { loaders }: Context,
    @Arg('fields', () => [String], {
      nullable: true,
      description: `Of these fields; of all unless given: ${PROVENANCE_FIELDS.map((field) => `\`${field}\``).join(', ')}.`,
    })
    fields?: string[] | null,
  ) {
    checkFields(fields ?? []);
    const all = await loaders.provenanceByPaperId.load(paper.id);
    return fields == null ? all : all.filter(({ field }) => fields.includes(field));
  }
}

@Resolver(() => FieldProvenance)
export class FieldProvenanceResolver {
  @FieldResolver(() => Source, { description: 'Who says it.' })
  source(@Root() { sourceId }: ProvenanceRow, @Ctx() { loaders }: Context) {
    return loaders.sourceById.load(sourceId);
  }
}

/** @throws BAD_USER_INPUT, naming the argument: a field of which nothing is known. */
function checkFields(fields: readonly string[]): void {
  const unknown = fields.find((field) => !PROVENANCE_FIELDS.includes(field));
  if (unknown === undefined) return;
  const shown = unknown.length > 100 ? `${unknown.slice(0, 100)}…` : unknown;
  throw userInputError(
    'fields',
    `Argument "fields" must name fields of ${PROVENANCE_FIELDS.join(', ')}, got ${JSON.stringify(shown)}.`,
  );
}
