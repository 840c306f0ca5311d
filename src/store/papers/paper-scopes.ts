import { type Sql, sql } from '../../database/sql.js';

/** Where a list of papers is read from, with the columns there that give its order by date. */
export interface PaperScope {
  from: Sql;
  sortDate: Sql;
  /** The same with papers without a date last instead of first; that of `papers` unless given. */
  sortDateAscending?: Sql;
  id: Sql;
}

/** The papers below a parent. */
export interface PaperScopeBelow extends PaperScope {
  parentColumn: Sql;
}

/** All papers of the store. */
export const ANY_PAPERS: PaperScope = { from: sql`papers p`, sortDate: sql`p.sort_date`, id: sql`p.id` };

/** The papers of a person. */
export const AUTHOR_PAPERS: PaperScopeBelow = {
  from: sql`authorships s join papers p on p.id = s.paper_id`,
  parentColumn: sql`s.author_id`,
  sortDate: sql`s.sort_date`,
  id: sql`s.paper_id`,
};

/** The papers of a topic. */
export const TOPIC_PAPERS: PaperScopeBelow = {
  from: sql`paper_topics t join papers p on p.id = t.paper_id`,
  parentColumn: sql`t.topic_id`,
  sortDate: sql`t.sort_date`,
  id: sql`t.paper_id`,
};

/** The papers of a venue. */
export const VENUE_PAPERS: PaperScopeBelow = {
  from: sql`paper_venues v join papers p on p.id = v.paper_id`,
  parentColumn: sql`v.venue_id`,
  sortDate: sql`v.sort_date`,
  id: sql`v.paper_id`,
};

/** The papers of an institution. */
export const INSTITUTION_PAPERS: PaperScopeBelow = {
  from: sql`paper_institutions i join papers p on p.id = i.paper_id`,
  parentColumn: sql`i.institution_id`,
  sortDate: sql`i.sort_date`,
  id: sql`i.paper_id`,
};

/** What papers hang below besides, each with what names of statements end with. */
export const BODY_PAPERS = {
  venue: { ...VENUE_PAPERS, by: 'VenueId' },
  institution: { ...INSTITUTION_PAPERS, by: 'InstitutionId' },
} as const;

/** A venue, or an institution. */
export type PaperBody = keyof typeof BODY_PAPERS;

/** The papers that cite a paper. */
export const CITING_PAPERS: PaperScopeBelow = {
  from: sql`cited_works w join citations c on c.work_id = w.id join papers p on p.id = c.paper_id`,
  parentColumn: sql`w.paper_id`,
  sortDate: sql`c.sort_date`,
  id: sql`c.paper_id`,
};

/** The same for a page of them: of one work the index gives them in their order, and no more than are asked for. */
export const CITING_PAPERS_OF_WORK = {
  from: sql`citations c join papers p on p.id = c.paper_id`,
  parentColumn: sql`c.work_id`,
  parentKey: sql`(select w.id from cited_works w where w.paper_id = parent.id)`,
  sortDate: CITING_PAPERS.sortDate,
  id: CITING_PAPERS.id,
};
