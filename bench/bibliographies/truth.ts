/** What an independent reading of real bibliographies says of each entry. Null stands for what it is not sure of. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export type TrueName =
  { family: string; given: string; particle?: string; suffix?: string } | { literal: string };

export interface TrueEntry {
  key: string;
  title: string | null;
  subtitle?: string;
  authors: (TrueName | null)[] | null;
  editors?: (TrueName | null)[];
  year: number | string | null;
  month: number | string | null;
  day: number | string | null;
  journal: string | null;
  journal_any_of?: string[];
  booktitle: string | null;
  volume: string | null;
  pages: string | null;
  doi: string | null;
  arxiv: string | null;
  url: string | null;
  inherited?: string[];
}

export interface TrueFile {
  name: string;
  path: string;
  format: string;
  entries: TrueEntry[];
}

/** By what the name of a file says of it. */
function formatOf(name: string): string {
  if (name.endsWith('.bib')) return 'bibtex';
  if (name.endsWith('.ris')) return 'ris';
  if (name.startsWith('crossref-')) return 'crossref';
  return name.startsWith('s2-') ? 'semantic-scholar' : 'csl';
}

/** The files of `FOLDER/files`, each with what `FOLDER/truth` says of it. */
export function trueFiles(folder: string): TrueFile[] {
  return readdirSync(join(folder, 'files'))
    .sort()
    .map((name) => {
      const truth = JSON.parse(readFileSync(join(folder, 'truth', `${name}.truth.json`), 'utf8')) as {
        entries: TrueEntry[];
      };
      return { name, path: join(folder, 'files', name), format: formatOf(name), entries: truth.entries };
    });
}
