/** Names as bibliographies state them: taken apart, or as one. */
import type { BulkRecord } from '../../record.js';
import type { AuthorIdentifier } from '../../terms.js';
import { cleanText } from '../../text/clean-text.js';
import { isOrganisation } from '../../text/names/organisation.js';
import { inOrder } from '../../text/names/read-name.js';
import { statedText } from '../../text/names/stated-text.js';

/** One name, in plain text. */
export interface CitedName {
  /** Without particles; the whole name where the source does not take it apart. */
  family: string;
  given: string;
  /** Such as `van der`. */
  particle: string;
  suffix: string;
  /** The source says that these are its parts; otherwise they are told by how names are usually printed. */
  isStated: boolean;
  identifiers?: readonly AuthorIdentifier[];
}

/** A name that the source gives as one, such as a corporate author. */
export function wholeName(name: string): CitedName {
  return { family: name, given: '', particle: '', suffix: '', isStated: false };
}

/** The byline of all names; null where there are none. */
export function bylineOf(names: readonly CitedName[], truncated: boolean): BulkRecord['byline'] {
  const read = names.map(tidyName).filter(({ family, given }) => `${given}${family}` !== '');
  if (read.length === 0) return null;
  const turned = isInPubmedOrder(read) ? read.map(turnedName) : read;
  const parts = turned.map(partsOf);
  return {
    names: turned.map(printedName),
    truncated,
    ...(turned.some(({ identifiers }) => identifiers?.length)
      ? { identifiers: turned.map(({ identifiers }) => identifiers ?? []) }
      : {}),
    ...(parts.some((part) => part !== '') ? { parts } : {}),
  };
}

function tidyName(name: CitedName): CitedName {
  return {
    ...name,
    family: bare(name.family),
    given: bare(name.given),
    particle: bare(name.particle),
    suffix: bare(name.suffix),
  };
}

/** Signs and numbers behind a name lead to a footnote; a run of them elsewhere is gone through once. */
const MARKS =
  /(?<![\s*†‡§¶‖#∗⁎✝✉\u00B9\u00B2\u00B3\u2070-\u2079,;])[\s*†‡§¶‖#∗⁎✝✉\u00B9\u00B2\u00B3\u2070-\u2079,;]+$/u;

function bare(text: string): string {
  return cleanText(text)
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .normalize('NFC')
    .replace(MARKS, '')
    .replace(/^[\s*†‡§¶,;]+/u, '');
}

/** As people say it, in East Asian scripts family name first. A particle that ends with an apostrophe or a hyphen is joined with what follows. */
function printedName({ given, particle, family, suffix }: CitedName): string {
  return inOrder({ given, family: withParticle(particle, family), suffix });
}

function withParticle(particle: string, family: string): string {
  if (particle === '') return family;
  return /['’-]$/u.test(particle) ? particle + family : `${particle} ${family}`;
}

function partsOf(name: CitedName): string {
  const { given, particle, family, suffix } = name;
  if (!name.isStated) return '';
  return statedText(printedName(name), { family: withParticle(particle, family), given, suffix });
}

const INITIALS = /^(?:\p{Lu}{1,3}|(?:-?\p{Lu}\.){1,4})$/u;

/** `Byrne EM`, `de Leeuw CA`, as PubMed prints names, and `Liu R.`, as Embase does: where all persons of a byline are printed so. */
function isInPubmedOrder(names: readonly CitedName[]): boolean {
  const persons = names.filter((name) => !name.isStated && !isOrganisation(name.family));
  return (
    persons.length > 0 && persons.every(({ family, given }) => given === '' && pubmedParts(family) !== null)
  );
}

function pubmedParts(text: string): { family: string; given: string } | null {
  const words = text.split(' ');
  const given = words.pop() ?? '';
  const family = words.join(' ');
  return INITIALS.test(given) && /\p{Ll}/u.test(family) && !/\b\p{Lu}\.?(?:\s|$)/u.test(family)
    ? { family, given }
    : null;
}

function turnedName(name: CitedName): CitedName {
  const parts = name.isStated || isOrganisation(name.family) ? null : pubmedParts(name.family);
  return parts === null ? name : { ...name, ...parts, isStated: true };
}
