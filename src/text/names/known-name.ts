import { foldName } from '../fold.js';
import { nameKeys } from './name-keys.js';
import { type PrintedName, inOrder, readName } from './read-name.js';

/**
 * Takes a printed name apart whose family name is known from elsewhere, such as from another source.
 *
 * @param familyKey the folded family name; the name is read by itself where it does not have it.
 */
export function readKnownName(printed: string, familyKey: string): PrintedName {
  const name = readName(printed);
  if (familyKey === '' || nameKeys(printed).familyKey === familyKey) return name;
  const words = inOrder({ ...name, suffix: '' }).split(' ');
  for (let start = 0; start < words.length; start += 1) {
    const family = words.slice(start).join(' ');
    if (foldName(family) !== familyKey) continue;
    return { ...readName(printed, { family, given: words.slice(0, start).join(' '), suffix: name.suffix }) };
  }
  return name;
}
