import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** An authorship and whose it is. */
export interface TrueAuthorship {
  /** The key of the work, as its collection has it. */
  work: string;
  /** From 1. */
  position: number;
  person: string;
  name: string;
}

/** Works, and who has written them. */
export interface PersonSet {
  name: string;
  format: 'openalex' | 'huggingface';
  file: string;
  truth: TrueAuthorship[];
}

/**
 * The sets of a folder and of the folders in it.
 *
 * @param workFolder where files may be written.
 */
export async function readPersonSets(folder: string, workFolder: string): Promise<PersonSet[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.map(({ name }) => name).sort();
  const sets = await worksWithTruth(folder, names);
  sets.push(...(await dailyPapers(folder, names, workFolder)));
  for (const entry of entries.filter((one) => one.isDirectory()))
    sets.push(...(await readPersonSets(join(folder, entry.name), workFolder)));
  return sets;
}

const truthRows = z.array(z.tuple([z.string(), z.number(), z.string(), z.string()]));

async function worksWithTruth(folder: string, names: readonly string[]): Promise<PersonSet[]> {
  const sets: PersonSet[] = [];
  for (const name of names.map((file) => /^(.+)\.truth\.json$/.exec(file)?.[1])) {
    const file = [`${name}.jsonl.gz`, `${name}.jsonl`].map((works) => join(folder, works)).find(existsSync);
    if (name === undefined || file === undefined) continue;
    const rows = truthRows.parse(JSON.parse(await readFile(join(folder, `${name}.truth.json`), 'utf8')));
    const truth = rows.map(([work, position, person, printed]) => ({
      ...{ work: work.replace(/^.*\//, ''), position, person },
      name: printed,
    }));
    sets.push({ name, format: 'openalex', file, truth });
  }
  return sets;
}

const dailyAuthor = z.looseObject({
  name: z.string().nullish(),
  hidden: z.boolean().nullish(),
  status: z.string().nullish(),
  user: z.looseObject({ _id: z.string().nullish() }).nullish(),
});
const dailyItem = z.looseObject({
  paper: z.looseObject({ id: z.string(), authors: z.array(dailyAuthor).nullish() }),
});
type DailyItem = z.infer<typeof dailyItem>;

async function dailyPapers(
  folder: string,
  names: readonly string[],
  workFolder: string,
): Promise<PersonSet[]> {
  const items: DailyItem[] = [];
  for (const name of names.filter((file) => /\.json(\.gz)?$/.test(file) && !file.endsWith('.truth.json')))
    items.push(...(await readItems(join(folder, name))));
  if (items.length === 0) return [];
  const papers = new Map(items.map(({ paper }) => [paper.id, paper]));
  const truth = [...papers.values()].flatMap(claimedAuthors);
  const withheld = items.map((item) => ({
    ...item,
    paper: { ...item.paper, authors: item.paper.authors?.map((author) => ({ ...author, user: undefined })) },
  }));
  const variants = [
    ['accounts-withheld', withheld],
    ['accounts', items],
  ] as const;
  return Promise.all(
    variants.map(async ([name, given]) => {
      const file = join(workFolder, `huggingface-${name}.json`);
      await writeFile(file, JSON.stringify(given));
      return { name: `huggingface, ${name}`, format: 'huggingface' as const, file, truth };
    }),
  );
}

/** None where the file is something else. */
async function readItems(path: string): Promise<DailyItem[]> {
  const bytes = await readFile(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const items = z.array(dailyItem).safeParse(valueOf(text));
  return items.success ? items.data : [];
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const CLAIMED = ['claimed_verified', 'admin_assigned'];

/** Hidden authors have no place on the byline. */
function claimedAuthors({ id, authors }: DailyItem['paper']): TrueAuthorship[] {
  const shown = (authors ?? []).filter(({ hidden, name }) => hidden !== true && (name ?? '') !== '');
  return shown.flatMap(({ user, status, name }, place) => {
    const person = user?._id ?? null;
    if (person === null || !CLAIMED.includes(status ?? '')) return [];
    return [{ work: id, position: place + 1, person, name: name ?? '' }];
  });
}
