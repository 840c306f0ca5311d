import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  isLeafType,
} from 'graphql';
import { buildPapergraphSchema } from '../../src/graphql/schema.js';
import { SOURCE_KINDS } from '../../src/source-kinds.js';
import { cpuSeconds } from '../support/cpu-time.js';
import { type RealServer, startRealServer } from '../support/real-server.js';

let server: RealServer;
beforeAll(async () => (server = await startRealServer()));
afterAll(() => server.close());

const TEXTS: Readonly<Record<string, string>> = {
  'letters that fold to eighteen': '\uFDFA'.repeat(200),
  'more letters that fold to eighteen': '\uFDFA'.repeat(1_000),
  'a pile of marks': `a${'\u0316\u0301'.repeat(400)}`,
  'a higher pile of marks': `a${'\u0316\u0301'.repeat(20_000)}`,
  'U+0000': 'a\u0000b',
  'lone surrogates': '\uD800 \uDC00 a\uD83D',
  '90,000 letters': 'x'.repeat(90_000),
  'words of one letter': 'a b '.repeat(250),
  'signs of a search': '"or -a'.repeat(160),
  'words typed wrong': 'abcdefghi '.repeat(20),
};

/** The way to an object of each type that has fields with arguments. */
const WAYS: Readonly<Record<string, (field: string) => string>> = {
  Query: (field) => field,
  Paper: (field) => `paper(slug: "language-modeling-is-compression") { ${field} }`,
  Author: (field) => `author(slug: "tim-genewein") { ${field} }`,
  NameAmbiguity: (field) => `author(slug: "tim-genewein") { ambiguity { ${field} } }`,
  Topic: (field) => `topic(code: "cs.LG") { ${field} }`,
  Source: (field) => `sources { nodes { ${field} } }`,
  Venue: (field) => `venues { nodes { ${field} } }`,
  Institution: (field) => `institutions { nodes { ${field} } }`,
  PaperFacets: (field) => `papers { facets { ${field} } }`,
};

/** What stands in other arguments that must be given. */
const OTHERS: Readonly<Record<string, string>> = {
  from: '"tim-genewein"',
  to: '"angelika-steger"',
  by: '[YEAR]',
  query: '"neural"',
  prefix: '"neu"',
  like: '["language-modeling-is-compression"]',
};

interface TextArgument {
  name: string;
  query: string;
  valueOf: (text: string) => unknown;
}

function textArguments(schema: GraphQLSchema): TextArgument[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((argument) => {
        const others = field.args.filter(({ name }) => name !== argument.name && OTHERS[name] !== undefined);
        const given = others.map(({ name }) => `${name}: ${OTHERS[name] ?? ''}`).join(' ');
        const asked = `${field.name}(${argument.name}: $v ${given}) ${selectionOf(getNamedType(field.type))}`;
        const way = WAYS[type.name];
        if (way === undefined) throw new Error(`no way to a ${type.name} is known here`);
        const query = `query ($v: ${String(argument.type)}) { ${way(asked)} }`;
        return valuesOf(argument).map(([path, valueOf]) => ({
          name: `${type.name}.${field.name}(${path})`,
          query,
          valueOf,
        }));
      }),
    );
  });
}

function selectionOf(type: GraphQLNamedType): string {
  if (isLeafType(type)) return '';
  return type.name.endsWith('Connection') ? '{ nodes { __typename } totalCount }' : '{ __typename }';
}

type Value = [path: string, valueOf: (text: string) => unknown];

/** Each text that an argument may hold. */
function valuesOf({ name, type }: GraphQLArgument | GraphQLInputField): Value[] {
  const inner = innerValues(type);
  return inner.map(([path, valueOf]) => [`${name}${path}`, valueOf]);
}

function innerValues(type: GraphQLInputType): Value[] {
  const given = getNullableType(type);
  if (isListType(given)) {
    return innerValues(given.ofType).map(([path, valueOf]) => [path, (text) => [valueOf(text)]]);
  }
  if (isInputObjectType(given)) {
    // A filter within a filter has the same texts.
    const fields = Object.values(given.getFields()).filter(
      ({ type: inner }) => getNamedType(inner) !== given,
    );
    return fields.flatMap((field) =>
      valuesOf(field).map(([path, valueOf]): Value => [
        `.${path}`,
        (text) => ({ ...REST[given.name], [field.name]: valueOf(text) }),
      ]),
    );
  }
  return ['String', 'ID', 'Date', 'DateTime'].includes((given as { name: string }).name)
    ? [['', (text) => text]]
    : [];
}

/** What else an input object must have. */
const REST: Readonly<Record<string, object>> = { IdentifierInput: { scheme: 'DOI' } };

it('finds a result or names the argument, whatever text is given for any', async () => {
  const given = textArguments(await buildPapergraphSchema(SOURCE_KINDS));
  expect(given.length).toBeGreaterThan(25);
  for (const { name, query, valueOf } of given) {
    for (const [what, text] of Object.entries(TEXTS)) {
      const asked = `${name} with ${what}`;
      const seconds = await cpuSeconds(async () => {
        const { status, errors } = await server.ask(query, { v: valueOf(text) });
        const codes = errors.map(({ extensions }) => String(extensions.code));
        expect([asked, status < 500, codes.filter((code) => code !== 'BAD_USER_INPUT')]).toEqual([
          asked,
          true,
          [],
        ]);
        for (const { message } of errors) expect(message.length).toBeLessThan(500);
      });
      expect([asked, seconds < 5]).toEqual([asked, true]);
    }
  }
});

it.each([
  [
    'search',
    'query ($v: String!) { search(query: $v) { totalCount } }',
    56,
    'Argument "query" may have 1000',
  ],
  ['suggest', 'query ($v: String!) { suggest(prefix: $v) { key } }', 12, 'Argument "prefix" may have 200'],
  [
    'titleContains',
    'query ($v: String!) { papers(filter: { titleContains: $v }) { totalCount } }',
    56,
    'Argument "filter": "titleContains" may have 1000',
  ],
])('counts the length of %s once folded', async (_name, query, most, message) => {
  const short = await server.ask(query, { v: '\uFDFA'.repeat(most - 1) });
  expect(short.errors).toEqual([]);
  const long = await server.ask(query, { v: '\uFDFA'.repeat(most) });
  expect(long.errors[0]?.message).toContain(message);
  expect(long.errors[0]?.message).toContain(`got ${most * 18} once its letters are written out`);
});

const FILTER = 'query ($v: PaperFilter) { papers(filter: $v) { totalCount } }';

it.each([
  ['empty parts', { or: Array(500).fill({}) }],
  ['empty lists', { and: Array(250).fill({ or: [] }) }],
  ['parts within parts', { and: Array(20).fill({ or: Array(25).fill({}) }) }],
  ['values of a list', { topics: Array(500).fill('cs.LG') }],
])('counts %s of a filter', async (_name, filter) => {
  const { errors } = await server.ask(FILTER, { v: filter });
  expect(errors[0]).toMatchObject({
    message: 'Argument "filter" may hold 500 values in all.',
    extensions: { code: 'BAD_USER_INPUT', argument: 'filter' },
  });
});

it.each([
  ['30,000 empty parts', FILTER, { or: Array(30_000).fill({}) }],
  [
    '30,000 dimensions',
    'query ($v: [PaperDimension!]!) { paperCounts(by: $v) { count } }',
    Array(8_000).fill('YEAR'),
  ],
  [
    '30,000 kinds',
    'query ($v: [SearchKind!]) { search(query: "a", kinds: $v) { totalCount } }',
    Array(8_000).fill('PAPER'),
  ],
])('refuses %s before anything runs', async (_name, query, v) => {
  const { status, data, errors } = await server.ask(query, { v });
  expect([status, data, errors.map(({ extensions }) => extensions.code)]).toEqual([
    400,
    undefined,
    ['BAD_USER_INPUT'],
  ]);
});
