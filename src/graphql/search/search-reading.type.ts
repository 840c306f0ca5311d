import { Field, ObjectType } from 'type-graphql';

@ObjectType('WordCorrection', { description: 'A word that nothing holds, and what was taken instead.' })
export class WordCorrection {
  @Field(() => String, { description: 'As it was typed.' })
  typed!: string;

  @Field(() => String, { description: 'The nearest word that is known: `reinforcement` for `reinforcment`.' })
  taken!: string;
}

@ObjectType('SearchReading', { description: 'How the words of a search were read.' })
export class SearchReading {
  @Field(() => [String], {
    description:
      'The words and phrases that every hit meets, as they were typed; of several alternatives (`or`) those that all of them have.',
  })
  required!: string[];

  @Field(() => [String], {
    description:
      'Words that were let go because too few papers meet them all, the commonest first; empty where all are met.',
  })
  relaxed!: string[];

  @Field(() => [WordCorrection], {
    description: 'What was taken instead of words that nothing holds; empty where all were taken as typed.',
  })
  corrected!: WordCorrection[];
}
