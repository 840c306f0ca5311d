import { type Sql, sql } from '../../database/sql.js';
import { foldAsked } from '../../text/recent-folds.js';
import {
  type ConditionMakers,
  type NumberRange,
  conditionsOf,
  contains,
  rangeConditions,
  topicIds,
} from '../conditions.js';

/** Every condition given must hold; null and undefined stand for none. */
export interface AuthorConditions {
  nameContains?: string | null;
  topics?: string[] | null;
  paperCount?: NumberRange | null;
  hasMetrics?: boolean | null;
}

/** The conditions as SQL on `authors a`, to be joined by `and`. */
export function authorConditions(filter: AuthorConditions): Sql[] {
  return conditionsOf(CONDITIONS, filter);
}

const METRICS = sql`exists (select from author_metrics m where m.author_id = a.id)`;

const CONDITIONS: ConditionMakers<AuthorConditions> = {
  nameContains: (text) => [contains(sql`a.name_folded`, foldAsked(text))],
  topics: (topics) => [
    sql`exists (select from author_topics t where t.author_id = a.id and t.topic_id in (${topicIds(topics)}))`,
  ],
  paperCount: (range) => rangeConditions(sql`a.paper_count`, range),
  hasMetrics: (has) => [has ? METRICS : sql`not ${METRICS}`],
};
