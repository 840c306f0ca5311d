/** A name that is to be somebody's, with the identifiers it is printed with, such as `ORCID:0000-…`. */
export interface FreshName {
  nameKey: string;
  identity: string;
}

/**
 * What the store knows of the names and identifiers in question. Cores are numbers of `author_names.core_id`. An identifier
 * that several are printed with is the first's.
 */
export interface KnownCores {
  names: readonly { nameKey: string; core: string }[];
  identifiers: readonly { identifier: string; core: string }[];
}

export interface CoreAssignment {
  /** For each fresh name its core: one of the store, or `new:1`, `new:2`, … */
  cores: string[];
  /** Cores of the store that are one: `gone` goes into `kept`. */
  unions: { kept: string; gone: string }[];
}

/**
 * Decides which names are certainly one person's. An identifier goes before a name: who shares one is one, unless
 * two ORCID iDs tell them apart. Then who bears a name is one, unless ORCID iDs tell bearers of it apart: those without
 * an ORCID iD are then one, and nobody of the others. The order of the fresh names does not matter.
 */
export function assignCores(fresh: readonly FreshName[], known: KnownCores): CoreAssignment {
  const persons = new Persons(known);
  const cores = new Map<FreshName, string>();
  for (const name of inOrder(fresh)) cores.set(name, persons.placeByIdentifiers(name));
  for (const nameKey of [...new Set(fresh.map((name) => name.nameKey))].sort()) persons.uniteBearers(nameKey);
  return {
    cores: fresh.map((name) => persons.find(cores.get(name) ?? '')),
    unions: persons.unions,
  };
}

/** Those with an ORCID iD first: where mistaken sources give one identifier to two of them, the first has it. */
function inOrder(fresh: readonly FreshName[]): FreshName[] {
  const keyOf = ({ identity, nameKey }: FreshName) =>
    `${identity.includes('ORCID:') ? 0 : 1} ${identity}\n${nameKey}`;
  const keyed = fresh.map((name) => ({ name, key: keyOf(name) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ name }) => name);
}

/** Cores while they are being assigned: who bears a name, whose an identifier is, who went into whom. */
class Persons {
  /** Of cores that the store has. */
  readonly unions: { kept: string; gone: string }[] = [];
  private readonly bearers = new Map<string, string[]>();
  private readonly owners = new Map<string, string>();
  private readonly orcids = new Map<string, string>();
  private readonly parents = new Map<string, string>();
  private created = 0;

  constructor({ names, identifiers }: KnownCores) {
    for (const { identifier, core } of identifiers)
      if (!this.owners.has(identifier)) this.claim(core, identifier);
    for (const { nameKey, core } of names) this.bear(core, nameKey);
  }

  placeByIdentifiers({ nameKey, identity }: FreshName): string {
    const identifiers = identity.split(' ').filter(Boolean);
    const orcid = identifiers.find(isOrcid);
    const owners = [...new Set(identifiers.flatMap((one) => this.ownerOf(one)))].filter((core) =>
      this.mayHave(core, orcid),
    );
    const core = owners.sort(byAge)[0] ?? this.create();
    for (const identifier of identifiers) if (!this.owners.has(identifier)) this.claim(core, identifier);
    for (const owner of owners.slice(1)) this.unite(core, owner);
    this.bear(core, nameKey);
    return core;
  }

  uniteBearers(nameKey: string): void {
    const bearers = this.bearersOf(nameKey);
    const orcids = new Set(bearers.flatMap((core) => this.orcids.get(core) ?? []));
    const [first, ...others] = orcids.size > 1 ? bearers.filter((core) => !this.orcids.has(core)) : bearers;
    for (const other of others) this.unite(first ?? '', other);
  }

  find(core: string): string {
    const parent = this.parents.get(core);
    return parent === undefined ? core : this.find(parent);
  }

  private unite(kept: string, gone: string): void {
    const [one, other] = [this.find(kept), this.find(gone)];
    const orcid = this.orcids.get(other);
    if (one === other || !this.mayHave(one, orcid)) return;
    this.parents.set(other, one);
    if (orcid !== undefined) this.orcids.set(one, orcid);
    if (!isNew(other)) this.unions.push({ kept: one, gone: other });
  }

  private claim(core: string, identifier: string): void {
    this.owners.set(identifier, core);
    if (isOrcid(identifier)) this.orcids.set(core, identifier);
  }

  private bear(core: string, nameKey: string): void {
    const bearers = this.bearers.get(nameKey) ?? [];
    if (!bearers.includes(core)) this.bearers.set(nameKey, [...bearers, core]);
  }

  /** The oldest first. */
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

  private create(): string {
    this.created += 1;
    return `new:${this.created}`;
  }
}

function isOrcid(identifier: string): boolean {
  return identifier.startsWith('ORCID:');
}

function isNew(core: string): boolean {
  return core.startsWith('new:');
}

/** Cores of the store in the order in which they came, before new ones. */
function byAge(one: string, other: string): number {
  return ageOf(one) - ageOf(other);
}

function ageOf(core: string): number {
  return isNew(core) ? 1e15 + Number(core.slice(4)) : Number(core);
}
