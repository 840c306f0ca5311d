import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** How long the lists of introspection are, by the field that gives them: `types` and `directives` in whole, others on average. */
export type IntrospectedLists = Readonly<Record<string, number>>;

/** The lists of a schema, counted once. Introspection runs in one go, so what it answers is estimated before. */
export function introspectedLists(schema: GraphQLSchema): IntrospectedLists {
  const types = Object.values(schema.getTypeMap());
  const outputs = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = outputs.flatMap((type) => Object.values(type.getFields()));
  const inputFields = types.filter(isInputObjectType).flatMap((type) => Object.values(type.getFields()));
  const enumValues = types.filter(isEnumType).flatMap((type) => type.getValues());
  const perType = (count: number) => count / types.length;
  const most = Math.max(...outputs.map((type) => Object.keys(type.getFields()).length));
  return {
    // The one type that is asked for may have the most fields of all.
    __type: Math.max(1, most / perType(fields.length)),
    types: types.length,
    directives: schema.getDirectives().length,
    fields: perType(fields.length),
    args: Math.max(1, fields.flatMap(({ args }) => args).length / fields.length),
    inputFields: perType(inputFields.length),
    enumValues: perType(enumValues.length),
    interfaces: perType(outputs.flatMap((type) => type.getInterfaces()).length),
    possibleTypes: 1,
  };
}
