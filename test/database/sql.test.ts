import * as fc from 'fast-check';
import { Relation, type Sql, integer, joined, name, sql, value, where } from '../../src/database/sql.js';

const papers = new Relation('papers');

it('numbers values in the order in which they stand, and sends one that stands twice once', () => {
  const slugs = value(['a'], 'text[]');
  const { text, values } = sql`
    select ${name('p.slug')} from ${papers} p where slug = any (${slugs}) or id = ${value(7, 'bigint')} or
    old = any (${slugs}) limit ${integer(3)}`.render();
  expect(text.replaceAll(/\s+/g, ' ').trim()).toBe(
    'select p.slug from papers p where slug = any ($1::text[]) or id = $2::bigint or old = any ($1::text[]) limit 3',
  );
  expect(values).toEqual([['a'], 7]);
});

it('tells statements of one form by their values alone, and of others by their texts', () => {
  const asked = (id: number, also: Sql) => sql`select ${value(id, 'bigint')} ${also}`;
  expect(asked(1, sql`a`).render().text).toBe(asked(2, sql`a`).render().text);
  const others = [
    asked(1, sql``),
    asked(1, sql`a`),
    asked(1, sql`${value(1, 'bigint')}`),
    asked(1, integer(1)),
  ];
  expect(new Set(others.map((other) => other.render().text)).size).toBe(others.length);
});

it('says which relations it uses, and which it writes', () => {
  const authors = new Relation('authors');
  const statement = sql`with gone as (delete from ${authors} returning id) select from ${papers}, gone`;
  expect([...statement.relations]).toEqual([authors, papers]);
  expect([...statement.targets]).toEqual([authors]);
});

it('gives the text of the parts in their order, however they are put together and how often', () => {
  const shared = [value(1, 'integer'), value('x', 'text')];
  const { tree } = fc.letrec<{ tree: { made: Sql; plain: string } }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(
        { made: sql`a`, plain: 'a' },
        { made: sql`${papers}`, plain: 'papers' },
        { made: integer(4), plain: '4' },
        { made: name('camelCase'), plain: '"camelCase"' },
        ...shared.map((bound, place) => ({ made: sql`${bound}`, plain: `<${place}>` })),
      ),
      fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => ({
        made: sql`(${one.made} b ${other.made})`,
        plain: `(${one.plain} b ${other.plain})`,
      })),
      fc.array(tie('tree'), { maxLength: 3 }).map((parts) => ({
        made: joined(
          parts.map(({ made }) => made),
          ' or ',
        ),
        plain: parts.map(({ plain }) => plain).join(' or '),
      })),
      fc.array(tie('tree'), { maxLength: 2 }).map((parts) => ({
        made: where(parts.map(({ made }) => made)),
        plain: parts.length === 0 ? '' : `where ${parts.map(({ plain }) => plain).join(' and ')}`,
      })),
    ),
  }));
  fc.assert(
    fc.property(tree, ({ made, plain }) => {
      const { text, values } = made.render();
      const places = values.map((given) => shared.findIndex((bound) => bound.value === given));
      const expected = plain.replaceAll(/<(\d)>/g, (_, place) => {
        const bound = shared[Number(place)];
        return `$${places.indexOf(Number(place)) + 1}::${bound?.type}`;
      });
      expect(text).toBe(expected);
      expect(new Set(places).size).toBe(places.length);
    }),
  );
});
