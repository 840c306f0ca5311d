import { Field, Int, ObjectType } from 'type-graphql';
import type { ListingRow } from '../../store/sources/source-store.js';
import { DateScalar } from '../date-scalar.js';

@ObjectType('Listing', { description: 'One entry of one source, in its own words.' })
export class Listing implements Omit<ListingRow, 'sourceId' | 'paperId'> {
  @Field(() => Int, { description: 'The place of the entry in the document, from 1.' })
  position!: number;

  @Field(() => String, { description: 'The title as this source prints it.' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The date as printed, such as `Oct 23`; null where none is.',
  })
  dateAsPrinted!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day that the printed date means.' })
  publishedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The month or year, such as `2003-05` or `2003`, where the source tells no day.',
  })
  publishedIn!: string | null;

  @Field(() => Boolean, {
    description:
      'True where the page prints no year: it was saved in the year after the newest one that it does print.',
  })
  yearInferred!: boolean;

  @Field(() => [String], { description: 'Names as printed, in order; empty where the source prints none.' })
  authorsAsPrinted!: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the byline ends in `et al.`; null where there is no byline.',
  })
  authorsTruncated!: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Institutions as printed behind the byline, such as `amazon-science, baidu`.',
  })
  institutionAsPrinted!: string | null;

  @Field(() => String, { nullable: true, description: 'The abstract as this source prints it.' })
  abstract!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it appeared, as this source prints it: a journal, a conference, a book.',
  })
  venue!: string | null;

  @Field(() => String, { nullable: true, description: 'The linking ISSN, such as `0028-0836`.' })
  issn!: string | null;
}
