import { readFileSync, readdirSync } from 'node:fs';
import { type Graph, openGraph } from '../support/graph.js';

const FOLDER = 'schema/examples';
const examples = readdirSync(FOLDER).sort();

let graph: Graph;
beforeAll(async () => (graph = await openGraph('seeded')));
afterAll(() => graph.close());

it.each(examples)('%s says what it asks, and finds something in every list', async (name) => {
  const source = readFileSync(`${FOLDER}/${name}`, 'utf8');
  expect(source).toMatch(/^(# .+\n)*# .+\?\n/);
  const { data, errors } = await graph.query(source);
  expect(errors).toBeUndefined();
  expect(emptyTopLevelFields(data ?? {})).toEqual([]);
});

/** Fields at the top whose value is null or a connection without rows. */
function emptyTopLevelFields(data: Record<string, unknown>): string[] {
  return Object.entries(data)
    .filter(([, value]) => value === null || (value as { nodes?: unknown[] }).nodes?.length === 0)
    .map(([name]) => name);
}
