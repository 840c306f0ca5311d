/**
 * SQL that deletes persons who are nobody any more, with what was counted for them. Names, papers and pages of
 * theirs must have gone elsewhere before.
 *
 * @param using where they stand, as behind `delete from authors x using`, with the condition.
 */
export function deleteAuthors(using: string): string {
  return `
    with gone as (delete from authors x using ${using} returning x.id),
    uncounted as (delete from author_topics t using gone where t.author_id = gone.id),
    unchanged as (delete from count_changes c using gone where c.author_id = gone.id)
    delete from affected_authors a using gone where a.author_id = gone.id`;
}
