import { foldName } from '../fold.js';
import { suffixKey } from './suffixes.js';
import { type PrintedName, type StatedName, inOrder, readName } from './read-name.js';

/** How names are read: stores whose names were read otherwise are read anew. Raised with every change of `nameKeys`. */
export const NAME_KEYS = 4;

/** What a printed name is known by. */
export interface NameKeys {
  /** Under which spellings are certainly one person's: the folded name, given name first. */
  nameKey: string;
  /** The folded family name with its particles; a run of the words of `nameKey`. */
  familyKey: string;
  /** As people say it: given name first, without what stands around it. */
  shown: string;
}

/** The keys of a name as it is printed, and as the source takes it apart where it does. */
export function nameKeys(printed: string, stated?: StatedName | null): NameKeys {
  const name = readName(printed, stated);
  return { nameKey: nameKeyOf(name), familyKey: foldName(bare(name.family, name)), shown: name.shown };
}

function nameKeyOf(name: PrintedName): string {
  if (name.isOrganisation) return foldName(bare(name.shown, name));
  return foldName(inOrder({ ...name, given: name.givenApart, suffix: suffixKey(foldName(name.suffix)) }));
}

/** `The ATLAS Collaboration` is the `ATLAS Collaboration`. */
function bare(text: string, { isOrganisation }: PrintedName): string {
  return isOrganisation ? text.replace(/^the (?=\S+ \S)/iu, '') : text;
}
