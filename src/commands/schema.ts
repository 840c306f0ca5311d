import { writeFile } from 'node:fs/promises';
import { buildPapergraphSchema, printSdl } from '../graphql/schema.js';
import { SOURCE_KINDS } from '../source-kinds.js';

/** The whole of `papergraph schema`: the SDL, into the file or to standard output. Needs no settings and no database. */
export async function writeSchema(file: string | undefined): Promise<void> {
  const sdl = printSdl(await buildPapergraphSchema(SOURCE_KINDS));
  if (file === undefined) process.stdout.write(sdl);
  else await writeFile(file, sdl);
}
