import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { SOURCE_KIND_NAMES } from '../source-kinds.js';
import { type DocumentHints, MANIFEST } from './document.js';

const documentHints: z.ZodType<DocumentHints> = z.strictObject({
  file: z.string().min(1),
  layout: z.enum(SOURCE_KIND_NAMES).optional(),
  owner: z.string().min(1).optional(),
  crawledIn: z.int().min(1990).max(2100).optional(),
});
const manifest = z.strictObject({ documents: z.array(documentHints) });

/**
 * Reads the folder's manifest, which is optional: none gives an empty list.
 *
 * @throws an error that names the file and what is wrong with it, all faults at once.
 */
export async function readManifest(folder: string): Promise<DocumentHints[]> {
  const file = path.join(folder, MANIFEST);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return [];
  const parsed = manifest.safeParse(parseJson(file, text));
  if (parsed.success) return parsed.data.documents;
  throw new Error(
    `${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
  );
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: expected JSON (${error instanceof Error ? error.message : String(error)})`, {
      cause: error,
    });
  }
}
