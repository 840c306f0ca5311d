import type { AuthorRow } from '../../store/authors/author-store.js';
import { readKnownName } from '../../text/names/known-name.js';

/** The parts of an author's name; both null for an organisation, and for one word. */
export function personNameOf({ name, familyKey }: Pick<AuthorRow, 'name' | 'familyKey'>): {
  family: string | null;
  given: string | null;
} {
  const { family, given, particles } = readKnownName(name, familyKey);
  if (given !== '') return { family, given };
  return { family: particles === '' ? null : family, given: null };
}
