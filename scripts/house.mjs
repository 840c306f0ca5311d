/**
 * Measures the shape of the code, for a comparison of two checkouts: `npm run house` here, `npm run house -- FOLDER`
 * elsewhere. Nothing of the project is run; the files are read as text.
 *
 *   folders     files that stand in one folder: the most, and how many folders hold more than 15
 *   chain       files on the longest path along the imports within src that run; circles of files among them
 *   tables      uses of a temporary table by name in a file that does not import the table's maker
 *   field       files that name a plain field of a paper (`figureCount`), of src and with schema and migrations
 *   format      files that name one bulk format (Hugging Face's) outside its own folder
 *   layout      files that name one layout of pages (the daily papers') outside its own folder
 */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const root = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '.';
const paths = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)));
const read = (path) => readFileSync(join(root, path), 'utf8');
const sources = new Map(
  paths('src')
    .filter((path) => path.endsWith('.ts'))
    .map((path) => [path, read(path)]),
);
const reach = new Map();
const imports = new Map([...sources].map(([path, text]) => [path, importsOf(path, text)]));

const folders = Map.groupBy ? Map.groupBy(sources.keys(), dirname) : groupBy([...sources.keys()], dirname);
const [fullest, itsFiles] = [...folders].sort(([, a], [, b]) => b.length - a.length)[0];
const crowded = [...folders].filter(([, files]) => files.length > 15).length;
const chain = longestChain();
const circles = [...sources.keys()].filter((path) => circleOf(path).length > 1).length;
const uses = usesOfTables();
const field = naming(/figureCount|figure_count/);
const format = naming(/HUGGINGFACE_DAILY_PAPERS|huggingFaceFormat|\bhuggingface\b/i, 'formats/huggingface');
const layout = naming(/DAILY_PAPERS_PAGE|readDailyPapersPage|dailyPapersLayout/, 'pages/daily-papers');

console.log(`source files                      ${sources.size} in ${folders.size} folders`);
console.log(
  `files in the fullest folder       ${itsFiles.length} (${fullest}); ${crowded} folders hold more than 15`,
);
console.log(`longest chain of imports          ${chain.length}; ${circles} files stand in circles`);
console.log(`temporary tables                  ${tablesByMaker().size}`);
console.log(`  used without an import          ${uses.length}`);
console.log(
  `files that name a plain field     ${field.length} of src, ${field.length + outside(/figure_?count/i)} with schema and migrations`,
);
console.log(`files that name a bulk format     ${format.length} outside its folder`);
console.log(`files that name a page layout     ${layout.length} outside its folder`);
if (process.argv.includes('--verbose')) {
  console.log('\nchain:', ...chain.map((path) => `\n  ${path}`));
  console.log('\ntables:', ...uses.map((use) => `\n  ${use}`));
  for (const [title, found] of Object.entries({ field, format, layout })) {
    console.log(`\n${title}:`, ...found.map((path) => `\n  ${path}`));
  }
}

/** Targets of relative imports, at the head of a file or where they are called; those of types alone do not run. */
function importsOf(path, text) {
  const head = text.matchAll(/^(?:import|export)\b([^;']*?)from '(\.[^']+)'/gm);
  const run = [...head].filter(([, names]) => !isOfTypes(names)).map(([, , target]) => target);
  const others = [...text.matchAll(/^import '(\.[^']+)'|\bimport\(\s*'(\.[^']+)'\s*\)/gm)];
  return [...run, ...others.map(([, one, other]) => one ?? other)]
    .map((target) => join(dirname(path), target).replace(/\.js$/, '.ts'))
    .filter((target) => sources.has(target));
}

function isOfTypes(names) {
  if (/^\s+type\b/.test(names)) return true;
  const [, list] = /^\s*\{([\s\S]*)\}\s*$/.exec(names) ?? [];
  return list?.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type ')) ?? false;
}

/**
 * The longest path along the imports that run, also those that run when called; files that import each other in a
 * circle count as one place of the path that holds all of them.
 */
function longestChain() {
  const known = new Map();
  const from = (path) => {
    const circle = circleOf(path);
    if (!known.has(circle[0])) {
      const targets = circle
        .flatMap((file) => imports.get(file))
        .filter((target) => !circle.includes(target));
      known.set(circle[0], [...circle, ...targets.map(from).reduce(longer, [])]);
    }
    return known.get(circle[0]);
  };
  return [...sources.keys()].map(from).reduce(longer);
}

function longer(one, other) {
  return other.length > one.length ? other : one;
}

/** The file and all that it reaches and that reach it, in a fixed order. */
function circleOf(path) {
  return [
    path,
    ...[...reached(path)].filter((target) => target !== path && reached(target).has(path)),
  ].sort();
}

function reached(path) {
  if (!reach.has(path)) {
    const found = new Set();
    const open = [path];
    while (open.length > 0) {
      for (const target of imports.get(open.pop())) {
        if (found.has(target)) continue;
        found.add(target);
        open.push(target);
      }
    }
    reach.set(path, found);
  }
  return reach.get(path);
}

/** Each temporary table with the file that makes it: by hand, or by a declaration. */
function tablesByMaker() {
  const makers = new Map();
  for (const [path, text] of sources) {
    for (const [, table] of text.matchAll(/create temp table (\w+)/g)) makers.set(table, path);
    for (const [, table] of text.matchAll(/new TempTable\(\s*'(\w+)'/g)) makers.set(table, path);
  }
  return makers;
}

function usesOfTables() {
  return [...tablesByMaker()].flatMap(([table, maker]) =>
    [...sources]
      .filter(([path, text]) => path !== maker && new RegExp(`\\b${table}\\b`).test(withoutComments(text)))
      .filter(([path]) => !imports.get(path).includes(maker))
      .map(([path]) => `${table} in ${path}`),
  );
}

function withoutComments(text) {
  return text.replaceAll(/\/\*(?!\s\w+\s\*\/)[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

function naming(pattern, folder = null) {
  return [...sources]
    .filter(([path, text]) => pattern.test(withoutComments(text)) && !isOf(path, folder))
    .map(([path]) => path)
    .sort();
}

/** Of the folder, or, where things of one kind stand in one list, of the files that bear its name. */
function isOf(path, folder) {
  if (folder === null) return false;
  return (
    path.startsWith(join('src', folder)) &&
    (path.startsWith(`src/${folder}/`) || basename(path).startsWith(basename(folder)))
  );
}

function outside(pattern) {
  return [...paths('migrations'), 'schema/schema.graphql'].filter((path) => pattern.test(read(path))).length;
}

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
