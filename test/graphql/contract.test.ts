import { readFileSync } from 'node:fs';
import {
  type GraphQLSchema,
  buildSchema,
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { buildPapergraphSchema, printSdl } from '../../src/graphql/schema.js';
import { SOURCE_KINDS } from '../../src/source-kinds.js';

let schema: GraphQLSchema;
beforeAll(async () => (schema = await buildPapergraphSchema(SOURCE_KINDS)));

/** What of the contract is still to come, as `findBreakingChanges` words it: types by name, fields by `Type.field`. */
const TO_COME: string[] = [];

it('breaks nothing that the contract promises', () => {
  const contract = buildSchema(readFileSync('schema/contract.graphql', 'utf8'));
  const missing = findBreakingChanges(contract, schema).map(({ description }) => description);
  const expected = TO_COME.map((name) => `${name} was removed.`);
  expect(missing.sort()).toEqual(expected.sort());
});

it('is committed as it is emitted', () => {
  expect(readFileSync('schema/schema.graphql', 'utf8')).toBe(printSdl(schema));
});

it('describes every type, field, argument and value', () => {
  const silent = Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => [[type.name, type.description] as const, ...describedParts(type)])
    .filter(([, description]) => !description?.trim())
    .map(([name]) => name);
  expect(silent.filter((name) => name !== 'Query')).toEqual([]);
});

function describedParts(type: unknown): (readonly [string, string | null | undefined])[] {
  if (isEnumType(type)) {
    return type.getValues().map((value) => [`${type.name}.${value.name}`, value.description] as const);
  }
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map(
      (field) => [`${type.name}.${field.name}`, field.description] as const,
    );
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    [`${type.name}.${field.name}`, field.description] as const,
    ...field.args.map((arg) => [`${type.name}.${field.name}(${arg.name})`, arg.description] as const),
  ]);
}
