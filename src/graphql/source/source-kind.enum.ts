import { registerEnumType } from 'type-graphql';
import type { DescribedKind } from '../../terms.js';

/** The kinds of source by name, for types to refer to. It has its values once `declareSourceKinds` was told them. */
export const SourceKindEnum: Record<string, string> = {};

/**
 * Makes the enum of the schema from what layouts of pages and bulk formats say of themselves. They are no imports of
 * this folder, which answers from the store and reads no documents.
 */
export function declareSourceKinds(kinds: readonly DescribedKind[]): void {
  for (const { kind } of kinds) SourceKindEnum[kind] = kind;
  registerEnumType(SourceKindEnum, {
    name: 'SourceKind',
    description: 'What kind of document or collection a source is.',
    valuesConfig: Object.fromEntries(kinds.map(({ kind, description }) => [kind, { description }])),
  });
}
