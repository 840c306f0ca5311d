import { type NameKeys, nameKeys } from './name-keys.js';
import { statedName } from './stated-name.js';

/** So many names are remembered: those of a batch and more. */
const MOST_NAMES = 50_000;

const remembered = new Map<string, NameKeys>();

/**
 * As `nameKeys`. A load asks for the keys of a name wherever it is printed, so the last ones are remembered.
 *
 * @param stated the text of the parts that the source states (`statedText`).
 */
export function recentNameKeys(printed: string, stated: string): NameKeys {
  const name = `${stated}\n${printed}`;
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const keys = nameKeys(printed, statedName(stated));
  if (remembered.size >= MOST_NAMES) remembered.clear();
  remembered.set(name, keys);
  return keys;
}
