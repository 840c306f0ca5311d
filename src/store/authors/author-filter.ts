import { foldText } from '../../text/fold.js';
import { type NumberRange, rangeConditions, topicIds } from '../papers/paper-filter.js';
import { type Parameters, containsPattern } from '../parameters.js';

/** Every condition given must hold; null and undefined stand for none. */
export interface AuthorConditions {
  nameContains?: string | null;
  topics?: string[] | null;
  paperCount?: NumberRange | null;
  hasMetrics?: boolean | null;
}

/** The conditions as SQL on `authors a`, to be joined by `and`. */
export function authorConditions(filter: AuthorConditions, parameters: Parameters): string[] {
  const { nameContains, topics, paperCount, hasMetrics } = filter;
  const metrics = 'exists (select from author_metrics m where m.author_id = a.id)';
  return [
    ...(nameContains == null ? [] : [nameCondition(nameContains, parameters)]),
    ...(topics ? [topicCondition(topics, parameters)] : []),
    ...(paperCount ? rangeConditions('a.paper_count', paperCount, parameters) : []),
    ...(hasMetrics == null ? [] : [hasMetrics ? metrics : `not ${metrics}`]),
  ];
}

function nameCondition(text: string, parameters: Parameters): string {
  return `a.name_folded like ${parameters.add(containsPattern(foldText(text)), 'text')}`;
}

function topicCondition(topics: string[], parameters: Parameters): string {
  return `exists (select from author_topics t where t.author_id = a.id and t.topic_id in (${topicIds(topics, parameters)}))`;
}
