import { sql } from '../../src/database/sql.js';
import type { AuthorConditions } from '../../src/store/authors/author-filter.js';
import { type ConditionMakers, type OnlyConditions, conditionsOf } from '../../src/store/conditions.js';
import type { PaperConditions } from '../../src/store/papers/paper-filter.js';

/** What must not compile: checked by `npm run types`, where an expected error that does not come is one. */

interface Grown extends AuthorConditions {
  hasOrcid?: boolean | null;
}

declare const authorMakers: ConditionMakers<AuthorConditions>;
declare const paperMakers: ConditionMakers<PaperConditions>;

// @ts-expect-error A condition that is declared in a filter of authors and not turned into SQL.
export const withoutOrcid: ConditionMakers<Grown> = authorMakers;

export const withOrcid: ConditionMakers<Grown> = {
  ...authorMakers,
  hasOrcid: (has) => [has ? sql`true` : sql`false`],
};

const { text, ...others } = paperMakers;
export const made = [text];

// @ts-expect-error A condition that is declared in a filter of papers and not turned into SQL.
export const withoutText: ConditionMakers<PaperConditions> = others;

export const ofGrown = (filter: Grown) =>
  // @ts-expect-error The conditions of a filter by the makers of a smaller one.
  conditionsOf<Grown>(authorMakers, filter);

/** A filter of the schema with a condition that the store does not know. */
export class GrownFilter implements OnlyConditions<GrownFilter, AuthorConditions> {
  nameContains?: string | null;
  // @ts-expect-error It would be left out.
  hasOrcid?: boolean | null;
}

export class SameFilter implements OnlyConditions<SameFilter, AuthorConditions> {
  nameContains?: string | null;
}
