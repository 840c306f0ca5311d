import { z } from 'zod';
import { type Sql, json, sql } from '../../database/sql.js';
import { initialsOf, nameParts } from '../../text/name-parts.js';
import { chosenFamilyKey } from '../../text/names/chosen-family.js';
import { affectedAuthors } from '../staging/tables.js';
import type { Transaction } from '../transaction/transaction.js';

/**
 * Decides what the family name is of names whose spellings read otherwise than the name is known. Most names have one
 * reading, so few are looked at. Whose family name changes is affected.
 *
 * @param names a query of `id` of `author_names`.
 */
export async function chooseFamilyNames(transaction: Transaction, names: Sql): Promise<void> {
  const found = await transaction.rows('findOtherReadings', otherReadings(names), readName);
  const chosen = found.flatMap(({ id, nameKey, familyKey, readings }) => {
    const chosenKey = chosenFamilyKey(readings);
    if (chosenKey === familyKey) return [];
    return { id, familyKey: chosenKey, initials: initialsOf(nameParts(nameKey, chosenKey).given) };
  });
  if (chosen.length === 0) return;
  await transaction.run(
    'chooseFamilyNames',
    sql`
      with changed as (
        update author_names n set family_key = c."familyKey", given_initials = c.initials
        from jsonb_to_recordset(${json(chosen)}) as c (id bigint, "familyKey" text, initials text[])
        where c.id = n.id
        returning n.author_id
      )
      insert into ${affectedAuthors} select distinct author_id from changed on conflict do nothing`,
  );
}

const readName = z.object({
  id: z.string(),
  nameKey: z.string(),
  familyKey: z.string(),
  readings: z.array(z.object({ familyKey: z.string(), stated: z.string(), count: z.number() })),
});

/** Names are looked up one by one, as a store has many more than a batch. */
const otherReadings = (names: Sql): Sql => sql`
  select n.id, n.name_key as "nameKey", n.family_key as "familyKey", r.readings
  from (select distinct id from (${names}) named) touched
  cross join lateral (
    select id, name_key, family_key from author_names where id = touched.id offset 0
  ) n
  cross join lateral (
    select bool_or(s.family_key <> n.family_key) as differs,
      jsonb_agg(jsonb_build_object('familyKey', s.family_key, 'stated', s.stated, 'count', s.seen_count)) as readings
    from author_spellings s where s.author_name_id = n.id and s.family_key is not null offset 0
  ) r
  where r.differs`;
