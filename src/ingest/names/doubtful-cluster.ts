import { isCommonName } from '../../text/common-names.js';
import { type FoldedName, compareNames } from '../../text/compare-names.js';
import { identifiersIn } from '../../text/identifier.js';
import type { FreshName } from './cluster-names.js';

/** A name with the family name that it is known by. */
export type ReadName = FreshName & FoldedName;

/**
 * Pairs of names that are two persons', where some stand on one byline: those, and whoever else bears the names, unless
 * they are common or may be one person's.
 *
 * @param met places of names that stand side by side on a byline.
 */
export function pairsApart(
  names: readonly ReadName[],
  met: readonly (readonly [number, number])[],
): (readonly [number, number])[] {
  const places = new Map<string, number[]>();
  names.forEach(({ nameKey }, place) => places.set(nameKey, [...(places.get(nameKey) ?? []), place]));
  const seen = new Set<string>();
  return met.flatMap(([one, other]) => {
    const [a, b] = [names[one], names[other]];
    if (!a || !b || !areRivals(a, b)) return [[one, other] as const];
    const key = `${a.nameKey}\n${b.nameKey}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const others = places.get(b.nameKey) ?? [];
    return (places.get(a.nameKey) ?? []).flatMap((place) => others.map((its) => [place, its] as const));
  });
}

/** Whether two who bear the names are certainly two, if anybody is: the names are rare, and cannot be one person's. */
export function areRivals(one: FoldedName, other: FoldedName): boolean {
  return (
    !isCommonName(one.nameKey) && !isCommonName(other.nameKey) && compareNames(one, other) === 'different'
  );
}

export type NamePair = readonly [ReadName, ReadName];

/** What holds a cluster together that two of one byline are in. */
export class DoubtfulCluster {
  private readonly printed = new Map<string, ReadName[]>();

  constructor(
    private readonly members: readonly ReadName[],
    private readonly pairs: readonly NamePair[],
    private readonly former: { nobodys: ReadonlySet<string>; shared: ReadonlySet<string> },
  ) {
    for (const member of members)
      for (const identifier of identifiersIn(member.identity))
        if (!former.nobodys.has(identifier))
          this.printed.set(identifier, [...(this.printed.get(identifier) ?? []), member]);
  }

  /** What is to go first. Never nothing: without names and identifiers each name is a cluster of its own. */
  weakest(): { identifiers: string[]; nameKeys: string[] } {
    const alike = this.pairs.filter(([one, other]) => compareNames(one, other) !== 'different');
    const choices = [
      { identifiers: this.identifiersOf((names) => this.hasPair(names)), nameKeys: [] },
      { identifiers: [], nameKeys: this.unshared(alike.flat()) },
      { identifiers: this.identifiersOf(haveDifferent), nameKeys: [] },
      { identifiers: this.identifiersOf(haveSeveral), nameKeys: [] },
      { identifiers: [], nameKeys: this.unshared(this.members) },
      { identifiers: this.identifiersOf((names) => names.length > 1), nameKeys: [] },
    ];
    const found = choices.find(({ identifiers, nameKeys }) => identifiers.length + nameKeys.length > 0);
    if (!found)
      throw new Error(`Nothing makes ${this.members.map(({ nameKey }) => nameKey).join(', ')} one.`);
    return found;
  }

  private identifiersOf(isSo: (names: readonly ReadName[]) => boolean): string[] {
    return [...this.printed].filter(([, names]) => isSo(names)).map(([identifier]) => identifier);
  }

  private unshared(names: readonly ReadName[]): string[] {
    return names.map(({ nameKey }) => nameKey).filter((nameKey) => !this.former.shared.has(nameKey));
  }

  /** Whether two names that stand on one byline, and that cannot be one person's, are among them. */
  private hasPair(names: readonly ReadName[]): boolean {
    const keys = new Set(names.map(({ nameKey }) => nameKey));
    return this.pairs.some(
      ([one, other]) =>
        keys.has(one.nameKey) && keys.has(other.nameKey) && compareNames(one, other) === 'different',
    );
  }
}

function haveDifferent(names: readonly ReadName[]): boolean {
  return names.some((one, place) =>
    names.slice(place + 1).some((other) => compareNames(one, other) === 'different'),
  );
}

function haveSeveral(names: readonly ReadName[]): boolean {
  return new Set(names.map(({ nameKey }) => nameKey)).size > 1;
}
