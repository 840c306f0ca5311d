import { type Sql, sql, value } from '../database/sql.js';

/** For every condition of a filter how a value of it becomes SQL, to be joined by `and`. One left out does not compile. */
export type ConditionMakers<Filter> = {
  [Name in keyof Filter]-?: (given: NonNullable<Filter[Name]>) => Sql[];
};

/**
 * What a filter of the schema implements: the store's conditions and no others. A condition that the store does not know
 * would be left out in silence, and everything would meet the filter; so one does not compile.
 */
export type OnlyConditions<Filter, Conditions> = Conditions &
  Record<Exclude<keyof Filter, keyof Conditions>, never>;

/** The conditions of a filter that are given; null and undefined stand for none. */
export function conditionsOf<Filter extends object>(makers: ConditionMakers<Filter>, filter: Filter): Sql[] {
  return (Object.keys(makers) as (keyof Filter)[]).flatMap((name) => {
    const given = filter[name];
    return given == null ? [] : makers[name](given);
  });
}

/** Both ends belong to it. */
export interface NumberRange {
  min?: number | null;
  max?: number | null;
}

/** Conditions on a number that may be null; a null meets none. */
export function rangeConditions(column: Sql, { min, max }: NumberRange): Sql[] {
  return [
    ...(min == null ? [] : [sql`${column} >= ${value(min, 'integer')}`]),
    ...(max == null ? [] : [sql`${column} <= ${value(max, 'integer')}`]),
  ];
}

/**
 * A folded column holds the text anywhere; its `%`, `_` and `\` stand for themselves.
 *
 * @param folded like the column.
 */
export function contains(column: Sql, folded: string): Sql {
  const pattern = `%${folded.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`${column} like ${value(pattern, 'text')}`;
}

/** The ids of the topics that bear one of the codes or labels. */
export function topicIds(codesOrLabels: readonly string[]): Sql {
  const list = value(codesOrLabels, 'text[]');
  return sql`select id from topics where code = any (${list}) or label = any (${list})`;
}
