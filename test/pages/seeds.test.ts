import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readWhole } from './read-test-page.js';

const FOLDER = path.join(__dirname, '../../seeds');
const documents = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .sort()
  .map((file) => readFileSync(path.join(FOLDER, file), 'utf8'));
const readings = documents.map((document) => readWhole(document));
const entries = readings.flatMap((reading) => reading.entries);

describe('the five documents', () => {
  it('are recognised by their layouts', () => {
    expect(readings.map((reading) => reading.kind)).toEqual([
      'PROFILE_PAGE',
      'PAPER_LIST_PAGE',
      'CATALYZEX_PAGE',
      'PAPER_LIST_PAGE',
      'DAILY_PAPERS_PAGE',
    ]);
  });

  it('have 24, 14, 10, 50 and 61 entries', () => {
    expect(readings.map((reading) => reading.entries.length)).toEqual([24, 14, 10, 50, 61]);
  });

  it('have no problems', () => {
    expect(readings.flatMap((reading) => reading.problems)).toEqual([]);
  });

  it('have four owners, two of them inferred', () => {
    expect(readings.map((reading) => reading.owner)).toEqual([
      { name: 'Tim Genewein', inferred: false },
      { name: 'Angelika Steger', inferred: true },
      { name: 'Shane Legg', inferred: false },
      { name: 'Simon Osindero', inferred: true },
      null,
    ]);
  });

  it('state the metrics of one person', () => {
    expect(readings.map((reading) => reading.metrics)).toEqual([
      { fieldLabel: 'LG', hIndex: 33, paperCount: 24, citationCount: 2338, noveltyPercent: 46, aiScore: 36 },
      null,
      null,
      null,
      null,
    ]);
  });

  it('print 325 names in their bylines', () => {
    const named = readings.flatMap((reading) =>
      reading.entries.flatMap((entry) => entry.byline?.names ?? []),
    );
    expect(named.length).toBeGreaterThanOrEqual(325);
  });

  it('print categories, code flags, institutions and comments', () => {
    expect(entries.filter((entry) => entry.topicLabels.length === 1)).toHaveLength(88);
    expect(entries.filter((entry) => entry.hasCode === true)).toHaveLength(5);
    expect(entries.filter((entry) => entry.hasCode === null)).toHaveLength(71);
    expect(entries.filter((entry) => entry.institutionAsPrinted !== null)).toHaveLength(9);
    expect(entries.find((entry) => entry.institutions.length === 2)?.institutions).toEqual([
      'amazon-science',
      'baidu',
    ]);
    expect(entries.filter((entry) => entry.comment !== null)).toHaveLength(6);
    expect(entries.some((entry) => entry.comment?.endsWith('\u00a0'))).toBe(false);
  });

  it('print the comments of readers and the number of authors', () => {
    const counted = entries.filter((entry) => entry.commentCount !== null);
    expect(counted).toHaveLength(10);
    expect(counted.reduce((sum, entry) => sum + (entry.commentCount ?? 0), 0)).toBe(29);
    expect(entries.filter((entry) => entry.statedAuthorCount !== null)).toHaveLength(60);
    expect(Math.max(...entries.map((entry) => entry.statedAuthorCount ?? 0))).toBe(114);
  });

  it('print figures for nine of ten papers of the CatalyzeX page', () => {
    expect(readings[2]?.entries.map((entry) => entry.figureCount)).toEqual([null, 4, 4, 4, 4, 4, 4, 4, 4, 4]);
  });

  it('leave out 22 years, of 2025 and 2026', () => {
    const inferred = readings.map((reading) => reading.entries.filter((entry) => entry.yearInferred));
    expect(inferred.map((list) => list.length)).toEqual([0, 0, 0, 7, 15]);
    expect(inferred[3]?.every((entry) => entry.publishedOn?.startsWith('2026-'))).toBe(true);
    expect(inferred[4]?.every((entry) => entry.publishedOn?.startsWith('2025-'))).toBe(true);
  });

  it('date all entries but one, which states neither authors nor date', () => {
    const undated = entries.filter((entry) => entry.publishedOn === null);
    expect(undated.map((entry) => [entry.title, entry.statedAuthorCount])).toEqual([
      ['Dale meets Langevin: A Multiplicative Denoising Diffusion Model', null],
    ]);
    expect(entries.every((entry) => entry.abstract !== null)).toBe(true);
  });

  it('split glued titles where case alone would mislead', () => {
    const splits = new Map(
      (readings[3]?.entries ?? []).map((entry) => [entry.title, entry.byline?.names[0]]),
    );
    expect(splits.get('Solving MaxSAT with Matrix Multiplication')).toBe('David Warde-Farley');
    expect(splits.get('AlgebraNets')).toBe('Jordan Hoffmann');
    expect(splits.get('TRecViT: A Recurrent Video Transformer')).toBe('Viorica Pătrăucean');
    expect(splits.get('Meta-Learning by the Baldwin Effect')).toBe('Chrisantha Thomas Fernando');
    expect([...splits].find(([title]) => title.endsWith('cortical topography'))?.[1]).toBe('Simon Osindero');
    expect([...splits].find(([title]) => title.startsWith('MaD Physics'))?.[1]).toBe('Moksh Jain');
  });
});

describe('what is read', () => {
  it('stands in the document to the letter', () => {
    for (const [index, reading] of readings.entries()) {
      const texts = reading.entries.flatMap((entry) => [
        entry.title,
        ...[entry.abstract, entry.comment, entry.institutionAsPrinted, entry.dateAsPrinted].filter(
          (text) => text !== null,
        ),
        ...(entry.byline?.names ?? []),
      ]);
      for (const text of texts) expect(documents[index]?.includes(text)).toBe(true);
    }
  });

  it('accounts for every line that is not blank', () => {
    for (const [index, reading] of readings.entries()) {
      const lines = (documents[index] ?? '').split('\n').filter((line) => line.trim() !== '');
      const parts = reading.entries.flatMap((entry) => [
        entry.title,
        ...(entry.abstract ?? '').split('\n'),
        entry.byline?.names[0] ?? entry.title,
        entry.comment ?? entry.title,
      ]);
      const unread = lines.filter((line) => !parts.some((part) => part !== '' && line.includes(part)));
      expect(unread.filter((line) => !isMark(line))).toEqual([]);
    }
  });
});

/** Heads, dates and counts, and what the pages print around their entries. */
function isMark(line: string): boolean {
  const text = line.trim();
  return [
    /^(?:[A-Z]{2})?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}(?:, \d{4})?(?:Code| \d+)?$/,
    /^• \d+ authors$|^·$/,
    /^(?:Tim Genewein|LG|h-index33|24papers|2,338citations|Novelty46%|AI Score36|24 Papers)$/,
    /^(?:Alert button|Picture for Shane Legg|Shane Legg|Viaarxiv icon)$/,
    /^(?:new|Get trending papers in your email inbox!|Subscribe|Daily Papers|byAK and the research community)$/,
  ].some((pattern) => pattern.test(text));
}
