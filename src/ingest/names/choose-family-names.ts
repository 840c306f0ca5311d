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
 * @param names a query of ids of `author_names`.
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

const otherReadings = (names: Sql): Sql => sql`
  select n.id, n.name_key as "nameKey", n.family_key as "familyKey",
    (select jsonb_agg(jsonb_build_object('familyKey', s.family_key, 'stated', s.stated, 'count', s.seen_count))
     from author_spellings s where s.author_name_id = n.id and s.family_key is not null) as readings
  from author_names n
  where n.id in (
    select other.author_name_id
    from author_spellings other join author_names known on known.id = other.author_name_id
    where other.author_name_id in (${names}) and other.family_key <> known.family_key)`;
