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

/** The name is the first line of the leading comment: the question that the query answers. */
export function exampleTab(file: string, query: string): ExampleTab {
  const comment = /^#\s*(\S.*)/.exec(query)?.[1]?.trim();
  return { name: comment ?? file.replace(/\.graphql$/, ''), query };
}
