import { type FreshName, assignCores } from './cluster-names.js';
import { noteIdentifiers, readKnownCores, uniteCores } from './resolve-fresh-names.js';
import { rememberCounts } from '../counts/count-changes.js';
import { mergeAuthorships } from '../papers/derive-authorships.js';
import type { Transaction } from '../transaction/transaction.js';

interface CoreName extends FreshName {
  id: string;
  core: string;
}

/**
 * Decides anew whose the names of some cores are: of those where a second ORCID iD has come upon a name, and of those
 * that have lost a name. So a person is what sources say now, in whatever order they have said it. Names that leave a
 * core become a person of their own, or join the one whose they are.
 *
 * @param cores rows `core_id` of a relation, as SQL.
 */
export async function reviseCores(transaction: Transaction, cores: string): Promise<void> {
  const names = await transaction.query<CoreName>('namesToRevise', namesOf(cores));
  if (names.length === 0) return;
  const revised = [...new Set(names.map(({ core }) => core))];
  const { cores: found, unions } = assignCores(names, await readKnownCores(transaction, names, revised));
  const parts = partsOf(names, found);
  const split = parts.filter(({ leaves }) => leaves);
  const numbers = await splitNames(transaction, split);
  const coreOf = new Map(parts.map((part) => [part, numbers.get(part) ?? part.core]));
  await transaction.query('forgetRevisedIdentifiers', FORGET_IDENTIFIERS, [revised]);
  await uniteCores(transaction, [...unions, ...joinParts(parts, coreOf)]);
  const ids = names.map(({ id }) => id);
  await transaction.query(
    'noteRevisedIdentifiers',
    noteIdentifiers('author_names', 'id = any ($1::bigint[])'),
    [ids],
  );
  if (split.length > 0) await mergeAuthorships(transaction);
}

/** Names of one core that stay together. */
interface Part {
  core: string;
  /** What `assignCores` calls whose they are. */
  found: string;
  ids: string[];
  /** The first part of a core keeps its number and its person. */
  leaves: boolean;
}

function partsOf(names: readonly CoreName[], found: readonly string[]): Part[] {
  const parts = new Map<string, Part>();
  const begun = new Set<string>();
  names.forEach(({ id, core }, place) => {
    const key = `${core} ${found[place] ?? ''}`;
    const part = parts.get(key) ?? { core, found: found[place] ?? '', ids: [], leaves: begun.has(core) };
    begun.add(core);
    part.ids.push(id);
    parts.set(key, part);
  });
  return [...parts.values()];
}

/** What is one person's goes into the oldest core, or into that of the store. */
function joinParts(
  parts: readonly Part[],
  coreOf: ReadonlyMap<Part, string>,
): { kept: string; gone: string }[] {
  const joined = new Map<string, string>();
  const unions: { kept: string; gone: string }[] = [];
  for (const part of parts) {
    const core = coreOf.get(part) ?? part.core;
    const kept = joined.get(part.found) ?? (part.found.startsWith('new:') ? core : part.found);
    joined.set(part.found, kept);
    if (kept !== core) unions.push({ kept, gone: core });
  }
  return unions;
}

/** Gives each part a core and a person of its own. */
async function splitNames(transaction: Transaction, parts: readonly Part[]): Promise<Map<Part, string>> {
  if (parts.length === 0) return new Map();
  const rows = parts.flatMap(({ ids }, part) => ids.map((id) => ({ id, part })));
  await transaction.query('dropSplitNames', 'drop table if exists split_names');
  await transaction.query('findSplitNames', FIND_SPLIT_NAMES, [JSON.stringify(rows)]);
  await transaction.query('noteSplitPapers', NOTE_PAPERS);
  await rememberCounts(transaction);
  await transaction.query('createSplitAuthors', CREATE_AUTHORS);
  await transaction.query('moveSplitNames', MOVE_NAMES);
  await transaction.query('moveSplitOwners', MOVE_OWNERS);
  await transaction.query('moveSplitMetrics', MOVE_METRICS);
  const cores = await transaction.query<{ part: number; core: string }>('splitCores', SPLIT_CORES);
  const numbers = new Map(cores.map(({ part, core }) => [part, core]));
  return new Map(parts.map((part, place) => [part, numbers.get(place) ?? part.core]));
}

const namesOf = (cores: string) => `
  select id::text, name_key as "nameKey", identity, core_id::text as core
  from author_names where core_id in (${cores}) order by id`;

const FIND_SPLIT_NAMES = `
  create temp table split_names on commit drop as
  with names as (
    select part.id, part.part from jsonb_to_recordset($1::jsonb) as part (id bigint, part integer)
  ),
  numbers as (
    select part, nextval(pg_get_serial_sequence('author_names', 'id')) as core_id,
      nextval(pg_get_serial_sequence('authors', 'id')) as author_id
    from (select distinct part from names order by part) parts
  )
  select names.id, part, numbers.core_id, numbers.author_id, n.author_id as former_id
  from names join numbers using (part) join author_names n on n.id = names.id`;

const NOTE_PAPERS = `
  insert into affected_papers
  select distinct s.paper_id from authorships s where s.author_id in (select former_id from split_names)
  on conflict do nothing`;

const CREATE_AUTHORS = `
  with created as (
    insert into authors (id, slug, name, name_folded) overriding system value
    select distinct author_id, '~' || author_id, '', '' from split_names
  )
  insert into affected_authors select author_id from split_names union select former_id from split_names
  on conflict do nothing`;

const MOVE_NAMES = `
  update author_names n set core_id = s.core_id, author_id = s.author_id from split_names s where s.id = n.id`;

/** A page's owner is whoever bears the name that the page gives. */
const MOVE_OWNERS = `
  update sources o set owner_id = s.author_id
  from split_names s join author_names n on n.id = s.id join author_spellings p on p.author_name_id = n.id
  where p.spelling = o.owner_name and n.identity = '' and o.owner_id = s.former_id`;

const MOVE_METRICS = `
  update author_metrics m set author_id = s.owner_id
  from sources s where s.id = m.source_id and m.author_id <> s.owner_id`;

const SPLIT_CORES = `select distinct part, core_id::text as core from split_names`;

const FORGET_IDENTIFIERS = `delete from author_identifiers where core_id = any ($1::bigint[])`;
