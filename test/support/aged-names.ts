import type { DataSource } from 'typeorm';
import { OPENALEX, importWhole, openAlexRecord } from './import-records.js';

/**
 * Adds works as a former version has left them behind: Bo Elm and Bo Ek are one name, `Jo Ash` and `Ash, Jo` two persons.
 * All names are underived, as a migration leaves them.
 */
export async function addAgedNames(dataSource: DataSource): Promise<void> {
  await importWhole(dataSource, OPENALEX, [
    openAlexRecord('W81', 'On Elms', [['Bo Elm']]),
    openAlexRecord('W82', 'On Oaks', [['Ek, Bo']]),
    openAlexRecord('W83', 'On Ashes', [['Jo Ash']]),
    openAlexRecord('W84', 'On Pines', [['Ash, Joe']]),
  ]);
  for (const statement of AGE) await dataSource.query(statement);
}

const ID_OF = (name: string) => `(select author_id from author_names where name_key = '${name}')`;

const AGE = [
  `update author_spellings set author_name_id = (select id from author_names where name_key = 'bo elm')
    where spelling = 'Ek, Bo'`,
  `update authorships set author_id = ${ID_OF('bo elm')} where author_id = ${ID_OF('bo ek')}`,
  `update authors set paper_count = 2 where id = ${ID_OF('bo elm')}`,
  `with gone as (delete from author_names where name_key = 'bo ek' returning author_id)
    delete from authors where id in (select author_id from gone)`,
  `update author_names set name_key = 'ash, jo' where name_key = 'joe ash'`,
  `update author_spellings set spelling = 'Ash, Jo' where spelling = 'Ash, Joe'`,
  `update listings set authors_as_printed = '{"Ash, Jo"}' where authors_as_printed = '{"Ash, Joe"}'`,
  `update paper_words set text_search = ts_delete(text_search, '@joe') || '''@jo'''::tsvector
    where text_search @@ '''@joe'''`,
  `update lexemes set paper_count = paper_count + case lexeme when '@jo' then 1 else -1 end
    where lexeme in ('@jo', '@joe')`,
  'update author_spellings set family_key = null, shown = null',
  `delete from derivations where name = 'name keys'`,
];
