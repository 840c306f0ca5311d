import { many } from './cases.js';

/** A query that costs next to nothing. */
export const CHEAP = '{ papers(first: 1) { nodes { slug } } }';

/** What a page of a list asks. */
export const USUAL =
  '{ papers(first: 20) { nodes { title publishedOn authors(first: 5) { nodes { name } } } } }';

/** What counts over the whole store. */
export const SLOW =
  '{ papers { facets { years { count } institutions { count } topics { count } hasCode { count } } } }';

/** As much text as one query may bring: more than the system takes for a client that does not read. */
export const LARGE =
  '{ papers(first: 100) { nodes { authors(first: 6) { nodes { papers(first: 20) { nodes { a: abstract b: abstract c: abstract } } } } } } }';

/** Fifty of the dearest things in one request. */
export const FIFTY: Readonly<Record<string, string>> = {
  facets: `{ ${many(50, (n) => `a${n}: papers(filter: { titleContains: "${letter(n)}" }) { facets { years { count } institutions { count } topics { count } } }`)} }`,
  related: `{ ${many(50, (n) => `a${n}: papers(first: 20, orderBy: { field: TITLE }, filter: { titleContains: "${letter(n)}" }) { nodes { related(first: 20) { score } } }`)} }`,
  search: `{ ${many(50, (n) => `a${n}: search(query: "the or of or ${letter(n)}*", first: 100) { totalCount edges { highlight } }`)} }`,
  suggest: `{ ${many(50, (n) => `a${n}: suggest(prefix: "${letter(n)}", first: 50) { text }`)} }`,
  texts: `{ ${many(50, (n) => `a${n}: papers(filter: { text: "the or of or model${n}", titleContains: "${letter(n)}" }) { totalCount }`)} }`,
  counts: `{ ${many(50, (n) => `a${n}: paperCounts(by: [YEAR, INSTITUTION], filter: { titleContains: "${letter(n)}" }) { count }`)} }`,
};

/** Fifty paths between people, all named by the slugs. */
export function fiftyPaths(slugs: readonly string[]): string {
  const slug = (place: number) => JSON.stringify(slugs[place % slugs.length] ?? 'nobody');
  return `{ ${many(50, (n) => `a${n}: collaborationPath(from: ${slug(n)}, to: ${slug(2 * n + 7)}) { slug }`)} }`;
}

function letter(place: number): string {
  return String.fromCharCode(97 + (place % 26));
}
