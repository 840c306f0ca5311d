import type { DataSource } from 'typeorm';

/** Two persons who were found to be one. */
export interface MergedPersons {
  id: string;
  /** The person they are now. */
  slug: string;
  /** The folded names of the one who stayed and of the one who came in. */
  kept: string[];
  merged: string[];
  evidence: object;
  mergedAt: Date;
  undoneAt: Date | null;
}

/** All merges with their evidence, in the order they were made. */
export async function listMerges(dataSource: DataSource): Promise<MergedPersons[]> {
  return dataSource.query(`/* listMerges */
    select m.id, a.slug, m.evidence, m.merged_at as "mergedAt", m.undone_at as "undoneAt",
      array(select name_key from author_names n where n.id = any (m.kept_name_ids) order by n.id) as kept,
      array(select name_key from author_names n where n.id = any (m.merged_name_ids) order by n.id) as merged
    from author_merges m join authors a on a.id = m.author_id
    order by m.id`);
}
