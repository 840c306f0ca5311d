import { Field, ObjectType } from 'type-graphql';
import type { TopicRow } from '../../store/topics/topic-store.js';
import { Node } from '../node/node.type.js';

@ObjectType('Topic', {
  implements: Node,
  description: 'A category of arXiv, or a label of a page that arXiv does not know.',
})
export class Topic extends Node implements Pick<TopicRow, 'code' | 'label' | 'name'> {
  @Field(() => String, {
    description: 'The full code, `cs.LG`; the label itself where arXiv does not know it.',
  })
  code!: string;

  @Field(() => String, { description: 'As pages print it, without the archive: `LG`.' })
  label!: string;

  @Field(() => String, { description: "arXiv's name for it, such as `Machine Learning`." })
  name!: string;
}
