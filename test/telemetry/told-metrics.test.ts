import { readFileSync } from 'node:fs';
import { killChildren } from '../support/child-process.js';
import { startServiceProcess } from '../support/service-process.js';
import { type TestDatabase, createTestDatabase } from '../support/test-database.js';

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string }[];
}

const { panels } = JSON.parse(readFileSync('docs/grafana/papergraph.json', 'utf8')) as { panels: Panel[] };
const EXPRESSIONS = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const METRIC = /\b(?:papergraph|nodejs|process)_\w+/g;
const NAMED = new Set(EXPRESSIONS.flatMap((expression) => expression.match(METRIC) ?? []));

let database: TestDatabase;
/** The name of each metric that the service declares, and its type. */
let declared: Map<string, string>;
beforeAll(async () => {
  database = await createTestDatabase('seeded');
  const url = await startServiceProcess({ env: { DATABASE_URL: database.url } }).ready();
  const text = await (await fetch(`${url}/metrics`)).text();
  const types = text.matchAll(/^# TYPE (\w+) (\w+)$/gm);
  declared = new Map([...types].map(([, name = '', type = '']) => [name, type]));
});
afterAll(async () => {
  await killChildren();
  await database.drop();
});

/** `x_bucket` is a part of the histogram `x`. */
function metricOf(name: string): string {
  const whole = name.replace(/_(?:bucket|sum|count)$/, '');
  return ['histogram', 'summary'].includes(declared.get(whole) ?? '') ? whole : name;
}

it('shows metrics that the service has', () => {
  expect([...NAMED].filter((name) => !declared.has(metricOf(name)))).toEqual([]);
});

it('shows every metric of ours', () => {
  const shown = new Set([...NAMED].map(metricOf));
  const ours = [...declared.keys()].filter((name) => name.startsWith('papergraph_'));
  expect(ours.length).toBeGreaterThan(15);
  expect(ours.filter((name) => !shown.has(name))).toEqual([]);
});

it('has a line for every metric of ours in docs/operations.md', () => {
  const document = readFileSync('docs/operations.md', 'utf8');
  const told = new Set(document.match(/`papergraph_\w+`/g)?.map((name) => name.slice(1, -1)));
  const ours = [...declared.keys()].filter((name) => name.startsWith('papergraph_'));
  expect([...told].sort()).toEqual(ours.sort());
});

it('takes rates of what grows, and only of that', () => {
  const rated = new Set(
    EXPRESSIONS.flatMap((expression) => expression.match(/(?<=rate\()\w+/g) ?? []).map(metricOf),
  );
  const gauges = [...rated].filter((name) => declared.get(name) === 'gauge');
  const unrated = [...NAMED]
    .map(metricOf)
    .filter((name) => declared.get(name) !== 'gauge' && !rated.has(name));
  expect({ gauges, unrated }).toEqual({ gauges: [], unrated: [] });
});

it('has panels that each have a place of their own', () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const places = panels.map(({ gridPos: { x, y } }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(panels.length);
  expect(panels.filter(({ gridPos: { x, w } }) => x + w > 24)).toEqual([]);
});
