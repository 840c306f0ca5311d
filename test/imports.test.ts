import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** What each folder of src may import of the others. Files that stand in src itself compose, so may import all;
 * `source-kinds` is one that others ask: it puts the layouts of pages and the bulk formats together. */
const ALLOWED: Record<string, string[]> = {
  commands: [
    'service',
    'import',
    'exporting',
    'store',
    'ingest',
    'formats',
    'graphql',
    'database',
    'source-kinds',
    'config',
    'log',
    'user-error',
  ],
  // The composition of the service: settings to a database, a schema and a server.
  service: [
    'http',
    'citing',
    'exporting',
    'graphql',
    'telemetry',
    'store',
    'seeding',
    'ingest',
    'database',
    'embedded-postgres',
    'limit-settings',
    'source-kinds',
    'config',
    'log',
    'user-error',
  ],
  http: [
    'graphql',
    'database/statement-budget',
    'answered-request',
    'bag',
    'ending',
    'http-figures',
    'limit-settings',
    'tally',
  ],
  // What is seen of the service from outside: told of requests, it asks the others for figures.
  telemetry: ['store', 'database', 'answered-request', 'http-figures', 'log'],
  graphql: [
    'store',
    'citing',
    'database/runner',
    'database/statement-budget',
    'ending',
    'limit-settings',
    'record',
    'terms',
    'text',
  ],
  store: ['database', 'listing-fields', 'record', 'terms', 'text'],
  // The composition of the one stream: a folder's files to pages, pages to tables.
  seeding: ['ingest', 'pages', 'database', 'source-kinds', 'record', 'terms'],
  // And of the other stream: a bulk file to records, records to tables.
  import: [
    'formats',
    'ingest',
    'seeding',
    'pages',
    'database',
    'source-kinds',
    'record',
    'terms',
    'user-error',
  ],
  ingest: [
    'database',
    'listing-fields',
    'record',
    'record-limits',
    'record-version',
    'terms',
    'text',
    'user-error',
  ],
  exporting: ['store', 'citing', 'database', 'listing-fields', 'record', 'terms', 'text', 'user-error'],
  'embedded-postgres': ['log', 'user-error'],
  database: ['migrations', 'ending', 'tally', 'limit-settings', 'log', 'record', 'terms', 'user-error'],
  pages: ['listing-fields', 'record', 'record-limits', 'terms', 'text'],
  formats: ['listing-fields', 'record', 'record-limits', 'terms', 'text'],
  // A paper as text for reference managers: the same for an export, a field and an address.
  citing: ['terms', 'text'],
  text: [],
};

/** What nothing of a folder may reach, by however many imports, those at run time included. */
const UNREACHED: [from: string, what: string][] = [
  // A command starts in a moment, and beside a service: it has no use for a server of its own.
  ['commands', 'http'],
  // The readers of documents are no part of answering.
  ['graphql', 'pages'],
  ['graphql', 'formats'],
  ['http', 'pages'],
];

/** Packages that belong to some folders alone. */
const PACKAGES: Record<string, string[]> = {
  'type-graphql': ['graphql'],
  typeorm: ['database', 'store', 'ingest', 'migrations'],
  fastify: ['http', 'service'],
  '@apollo/server': ['http'],
  dataloader: ['graphql'],
  'prom-client': ['telemetry'],
  '@opentelemetry/api': ['telemetry'],
};

interface Import {
  file: string;
  from: string;
  to: string;
}

const imports = ['src', 'migrations'].flatMap(sourceFiles).flatMap(importsOf);

it('reads the import lines of the whole source', () => {
  expect(imports.length).toBeGreaterThan(200);
});

it('knows every folder', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(ALLOWED).sort());
});

it('lets imports point one way', () => {
  const wrong = imports.filter(({ from, to }) => {
    const allowed = ALLOWED[from];
    if (allowed === undefined || !to.startsWith('/')) return false;
    const target = to.slice(1);
    return (
      !target.startsWith(`${from}/`) &&
      !allowed.some((prefix) => target === prefix || target.startsWith(`${prefix}/`))
    );
  });
  expect(wrong).toEqual([]);
});

it.each(UNREACHED)('lets nothing of %s reach %s', (from, what) => {
  const reached = reachedFrom(imports.filter((one) => one.from === from).map(({ file }) => fileName(file)));
  expect(reached.size).toBeGreaterThan(0);
  expect([...reached].filter((file) => file.startsWith(`/${what}/`))).toEqual([]);
});

it('keeps packages to their folders', () => {
  const wrong = imports.filter(({ from, to }) => PACKAGES[to] !== undefined && !PACKAGES[to].includes(from));
  expect(wrong).toEqual([]);
});

/** Every file that the given ones import, themselves included; files as `/folder/file`. */
function reachedFrom(files: readonly string[]): Set<string> {
  const reached = new Set(files);
  for (const file of reached) {
    for (const one of imports) if (fileName(one.file) === file && one.to.startsWith('/')) reached.add(one.to);
  }
  return reached;
}

/** `src/http/server.ts` as imports name it. */
function fileName(file: string): string {
  return `/${file.replace(/^src\//, '').replace(/\.ts$/, '')}`;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** Targets within the project as `/folder/file`, packages by name. */
function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, specifier]) => specifier ?? '',
  );
  return specifiers.map((specifier) => ({ file, from: folderOf(file), to: targetOf(file, specifier) }));
}

function folderOf(file: string): string {
  const [top = '', folder = '', ...rest] = file.split('/');
  if (top === 'migrations') return 'migrations';
  return rest.length === 0 ? '.' : folder;
}

function targetOf(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const target = normalize(join(dirname(file), specifier)).replace(/\.js$/, '');
  return `/${target.replace(/^src\//, '')}`;
}
