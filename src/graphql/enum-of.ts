import { registerEnumType } from 'type-graphql';

export interface EnumDescription<Value extends string> {
  name: string;
  description: string;
  /** What each value means. */
  values: Record<Value, string>;
}

/** An enum of the schema whose values are their own names. */
export function enumOf<Value extends string>(given: EnumDescription<Value>): { [Name in Value]: Name } {
  const values = Object.entries<string>(given.values);
  const names = Object.fromEntries(values.map(([value]) => [value, value])) as { [Name in Value]: Name };
  registerEnumType(names, {
    name: given.name,
    description: given.description,
    valuesConfig: Object.fromEntries(
      values.map(([value, description]) => [value, { description }]),
    ) as Record<Value, { description: string }>,
  });
  return names;
}
