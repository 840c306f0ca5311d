import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { loadFolder } from '../../src/seeding/load-folder.js';
import { type LoadSummary } from '../../src/seeding/load-documents.js';
import { makeScratchFolder, removeScratchFolder } from './scratch-folder.js';

/** Loads documents through the real path, as if they were the files of a folder. */
export async function loadTexts(
  dataSource: DataSource,
  documents: Record<string, string | Uint8Array>,
): Promise<LoadSummary> {
  const folder = makeScratchFolder();
  try {
    for (const [name, content] of Object.entries(documents)) await writeFile(join(folder, name), content);
    return await loadFolder(dataSource, folder, { info: () => undefined, warn: () => undefined });
  } finally {
    removeScratchFolder(folder);
  }
}

/** An entry of a CatalyzeX page: the layout that prints whole bylines and nothing glued. */
export interface PrintedEntry {
  title: string;
  names: string[];
  date?: string;
  abstract?: string;
  comment?: string;
}

/** A CatalyzeX page. */
export function catalyzexPage(owner: string, entries: PrintedEntry[]): string {
  const head = ['Alert button', `Picture for ${owner}`, '', owner, '', 'Alert button', ''];
  return [...head, ...entries.flatMap(catalyzexEntry)].join('\n');
}

function catalyzexEntry({ title, names, date, abstract, comment }: PrintedEntry): string[] {
  return [
    title,
    '',
    date ?? 'Jan 02, 2020',
    names.join(', '),
    '',
    abstract ?? `We report on ${title.toLowerCase()} and on what follows from it for those who come later.`,
    '',
    ...(comment === undefined ? [] : [`* ${comment}\u00a0`]),
    'Viaarxiv icon',
    '',
  ];
}

/** A profile page, whose bylines may be cut. */
export function profilePage(
  owner: string,
  entries: (PrintedEntry & { cut?: boolean; label?: string })[],
): string {
  const head = [
    owner,
    '',
    'LG',
    'h-index7',
    `${entries.length}papers`,
    '90citations',
    'Novelty50%',
    'AI Score40',
    '',
  ];
  const body = entries.flatMap(({ title, names, date, abstract, cut, label }) => [
    `${label ?? 'LG'}${date ?? 'Jan 2, 2020'}`,
    title,
    '',
    `${names.join(', ')}${cut ? ' et al.' : ''}`,
    '',
    abstract ?? `We report on ${title.toLowerCase()} and on what follows from it for those who come later.`,
    '',
  ]);
  return [...head, `${entries.length} Papers`, '', ...body].join('\n');
}
