import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A tab that the page opens with. */
export interface ExampleTab {
  readonly name: string;
  readonly query: string;
}

/** One tab for each `*.graphql` in the folder, in the order of the file names; none where there is no folder. */
export async function readExampleTabs(folder: string): Promise<ExampleTab[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(files.map(async (file) => exampleTab(file, await readFile(join(folder, file), 'utf8'))));
}

/**
 * `01-newest-papers.graphql` becomes the tab "Newest papers": names must be short for all of them to be seen. The
 * question that a query answers stands in its leading comment, which is part of the tab's text.
 */
export function exampleTab(file: string, query: string): ExampleTab {
  const words = file.replace(/^[\d-]+|\.graphql$/g, '').replaceAll('-', ' ');
  return { name: words.charAt(0).toUpperCase() + words.slice(1), query };
}
