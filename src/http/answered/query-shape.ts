import { type DocumentNode, Kind, print, visit, type ValueNode } from 'graphql';

const MOST_CHARACTERS = 2_000;

/** Where thousands wait all requests are slow, and most ask what others ask: their documents are the same object. */
const known = new WeakMap<DocumentNode, string>();

/**
 * A query without what a client has put into it: fields, arguments by name, fragments and variables stay, values
 * become `_`, aliases go. On one line, at most 2,000 characters.
 *
 * `{ a: paper(slug: "x") { title } }` -> `{ paper(slug: _) { title } }`
 */
export function queryShape(document: DocumentNode): string {
  const shape = known.get(document) ?? makeShape(document);
  known.set(document, shape);
  return shape;
}

function makeShape(document: DocumentNode): string {
  const bare = visit(document, {
    Field: (node) => ({ ...node, alias: undefined }),
    VariableDefinition: (node) => ({ ...node, defaultValue: undefined }),
    Argument: { leave: (node) => ({ ...node, value: shapeOf(node.value) }) },
  });
  const text = print(bare).replaceAll(/\s+/g, ' ');
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

/** Objects keep the names of their fields, lists the shape of their first item; of other values nothing is kept. */
function shapeOf(value: ValueNode): ValueNode {
  switch (value.kind) {
    case Kind.OBJECT:
      return { ...value, fields: value.fields.map((field) => ({ ...field, value: shapeOf(field.value) })) };
    case Kind.LIST:
      return { ...value, values: value.values.slice(0, 1).map(shapeOf) };
    case Kind.VARIABLE:
    case Kind.ENUM:
      return value;
    case Kind.INT:
    case Kind.FLOAT:
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.NULL:
      return { kind: Kind.ENUM, value: '_' };
  }
}
