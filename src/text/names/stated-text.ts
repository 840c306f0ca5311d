import { plainWords } from './plain-name.js';
import { type StatedName, readName } from './read-name.js';

/**
 * A name's parts as a text that is kept beside the printed name, as BibTeX writes them: `Ruiz Fabo, Pablo`, `Silva,
 * Junior, Flavio`. Empty where the source does not state both family and given name, and where the printed name reads so
 * by itself.
 */
export function statedText(printed: string, stated: StatedName): string {
  const { family, given, suffix = '' } = stated;
  if (suffix === '' && printed === `${given} ${family}` && plainWords(printed)?.at(-1) === family) return '';
  if (family === '' || given === '' || `${family}${given}${suffix}`.includes(',')) return '';
  const [kept, guessed] = [readName(printed, stated), readName(printed)];
  if (kept.family === guessed.family && kept.suffix === guessed.suffix) return '';
  return [family, suffix, given].filter((part) => part !== '').join(', ');
}
