/** A name that is to be somebody's, with the identifiers it is printed with, such as `ORCID:0000-…`. */
export interface FreshName {
  nameKey: string;
  identity: string;
}

/** What the store knows of the names and identifiers in question. Cores are numbers of `author_names.core_id`. */
export interface KnownCores {
  names: readonly { nameKey: string; core: string }[];
  identifiers: readonly { identifier: string; core: string }[];
}

export interface CoreAssignment {
  /** For each fresh name its core: one of the store, or `new:1`, `new:2`, … */
  cores: string[];
  /** Cores of the store that are one: `gone` goes into `kept`. */
  unions: { kept: string; gone: string }[];
  /** Every identifier in question, and whose it is. */
  identifiers: Map<string, string>;
}

/**
 * Decides which names are certainly one person's. An identifier goes before a name: who shares one is one. Else a
 * name is the person's who bears it already, unless two ORCID iDs tell them apart; a name without identifiers
 * that several such persons bear is nobody's of them. Names with identifiers are looked at first, each kind in order.
 */
export function assignCores(fresh: readonly FreshName[], known: KnownCores): CoreAssignment {
  const persons = new Persons(known);
  const cores = new Array<string>(fresh.length);
  fresh.forEach((name, place) => {
    if (name.identity !== '') cores[place] = persons.placeIdentified(name);
  });
  fresh.forEach((name, place) => {
    if (name.identity === '') cores[place] = persons.placePlain(name);
  });
  return {
    cores: cores.map((core) => persons.find(core)),
    unions: persons.unions,
    identifiers: persons.currentIdentifiers(),
  };
}

/** Cores while they are being assigned: who bears a name, whose an identifier is, who went into whom. */
class Persons {
  readonly unions: { kept: string; gone: string }[] = [];
  private readonly bearers = new Map<string, string[]>();
  private readonly owners = new Map<string, string>();
  private readonly orcids = new Map<string, string>();
  private readonly parents = new Map<string, string>();
  private created = 0;

  constructor({ names, identifiers }: KnownCores) {
    for (const { identifier, core } of identifiers) this.claim(core, identifier);
    for (const { nameKey, core } of names) this.bear(core, nameKey);
  }

  placeIdentified({ nameKey, identity }: FreshName): string {
    const identifiers = identity.split(' ');
    const orcid = identifiers.find(isOrcid);
    const owners = [...new Set(identifiers.flatMap((one) => this.ownerOf(one)))].filter((core) =>
      this.mayHave(core, orcid),
    );
    const core =
      owners.sort(byAge)[0] ??
      this.bearersOf(nameKey).find((bearer) => this.mayHave(bearer, orcid)) ??
      this.create();
    for (const identifier of identifiers) if (!this.owners.has(identifier)) this.claim(core, identifier);
    for (const owner of owners.slice(1)) this.unite(core, owner);
    this.bear(core, nameKey);
    return core;
  }

  placePlain({ nameKey }: FreshName): string {
    const bearers = this.bearersOf(nameKey);
    const core = bearers.length === 1 || !this.areApart(bearers) ? bearers[0] : undefined;
    const chosen = core ?? this.create();
    this.bear(chosen, nameKey);
    return chosen;
  }

  find(core: string): string {
    const parent = this.parents.get(core);
    return parent === undefined ? core : this.find(parent);
  }

  currentIdentifiers(): Map<string, string> {
    return new Map([...this.owners].map(([identifier, core]) => [identifier, this.find(core)]));
  }

  private unite(kept: string, gone: string): void {
    const [one, other] = [this.find(kept), this.find(gone)];
    const orcid = this.orcids.get(other);
    if (one === other || !this.mayHave(one, orcid)) return;
    this.parents.set(other, one);
    if (orcid !== undefined) this.orcids.set(one, orcid);
    this.unions.push({ kept: one, gone: other });
  }

  private claim(core: string, identifier: string): void {
    this.owners.set(identifier, core);
    if (isOrcid(identifier)) this.orcids.set(core, identifier);
  }

  private bear(core: string, nameKey: string): void {
    const bearers = this.bearers.get(nameKey) ?? [];
    if (!bearers.includes(core)) this.bearers.set(nameKey, [...bearers, core]);
  }

  private bearersOf(nameKey: string): string[] {
    const cores = (this.bearers.get(nameKey) ?? []).map((core) => this.find(core));
    return [...new Set(cores)].sort(byAge);
  }

  private ownerOf(identifier: string): string[] {
    const owner = this.owners.get(identifier);
    return owner === undefined ? [] : [this.find(owner)];
  }

  /** Two ORCID iDs are never one person's. */
  private mayHave(core: string, orcid: string | undefined): boolean {
    const known = this.orcids.get(core);
    return orcid === undefined || known === undefined || known === orcid;
  }

  private areApart(cores: readonly string[]): boolean {
    return new Set(cores.map((core) => this.orcids.get(core)).filter(Boolean)).size > 1;
  }

  private create(): string {
    this.created += 1;
    return `new:${this.created}`;
  }
}

function isOrcid(identifier: string): boolean {
  return identifier.startsWith('ORCID:');
}

/** Cores of the store in the order in which they came, before new ones. */
function byAge(one: string, other: string): number {
  return ageOf(one) - ageOf(other);
}

function ageOf(core: string): number {
  return core.startsWith('new:') ? 1e15 + Number(core.slice(4)) : Number(core);
}
