import { isCommonName } from '../../text/common-names.js';
import { identifiersIn } from '../../text/identifier.js';

/** A name that is to be somebody's, with the identifiers it is printed with, such as `ORCID:0000-…`. */
export interface FreshName {
  nameKey: string;
  identity: string;
}

/**
 * What the store knows of the names and identifiers in question. Clusters are numbers of `author_names.cluster_id`. An
 * identifier that several clusters are printed with is the first one's.
 */
export interface KnownClusters {
  names: readonly { nameKey: string; cluster: string }[];
  identifiers: readonly { identifier: string; cluster: string }[];
  /** Names that somebody has taken apart from those on the other side of the same merge. */
  takenApart?: readonly (FreshName & ApartName)[];
  /** Identifiers that make nobody one, as if they were not printed. */
  nobodys?: ReadonlySet<string>;
  /** Names that make nobody one, as common ones do not. */
  shared?: ReadonlySet<string>;
}

interface ApartName {
  merge: string;
  side: 'kept' | 'merged';
  /** Whose the name is; it counts for names of the store. */
  cluster: string;
}

export interface ClusterAssignment {
  /** For each fresh name its cluster: one of the store, or `new:1`, `new:2`, … */
  clusters: string[];
  /** Clusters of the store that are one: `gone` goes into `kept`. */
  unions: { kept: string; gone: string }[];
}

/**
 * Decides which names are certainly one person's. Identifiers go before names: names that share an identifier are one
 * cluster, unless two ORCID iDs tell them apart, or somebody has taken them apart. Then the bearers of one name are one cluster, unless the name is a
 * common one, or identifiers of one scheme tell them apart: bearers without one are then one, and none of the others.
 * The order of the fresh names does not matter.
 */
export function clusterNames(fresh: readonly FreshName[], known: KnownClusters): ClusterAssignment {
  const clustering = new Clustering(known);
  const clusters = new Map<FreshName, string>();
  for (const name of inOrder(fresh)) clusters.set(name, clustering.addByIdentifiers(name));
  for (const nameKey of [...new Set(fresh.map((name) => name.nameKey))].sort())
    if (!isCommonName(nameKey) && !known.shared?.has(nameKey)) clustering.mergeBearers(nameKey);
  return {
    clusters: fresh.map((name) => clustering.find(clusters.get(name) ?? '')),
    unions: clustering.unions,
  };
}

/** Names with an ORCID iD come first. Where mistaken sources give one identifier to two names, the first has it. */
function inOrder(fresh: readonly FreshName[]): FreshName[] {
  const keyOf = ({ identity, nameKey }: FreshName) =>
    `${identity.includes('ORCID:') ? 0 : 1} ${identity}\n${nameKey}`;
  const keyed = fresh.map((name) => ({ name, key: keyOf(name) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ name }) => name);
}

/** Clusters while they are being found: which bear a name, which own an identifier, which went into which. */
class Clustering {
  /** Pairs whose `gone` the store has. */
  readonly unions: { kept: string; gone: string }[] = [];
  private readonly bearers = new Map<string, string[]>();
  /** Whoever is printed with an identifier, the first one first. */
  private readonly owners = new Map<string, string[]>();
  private readonly orcids = new Map<string, string>();
  private readonly schemes = new Map<string, ReadonlySet<string>>();
  private readonly parents = new Map<string, string>();
  /** By cluster, and by name. */
  private readonly sides = new Map<string, readonly Side[]>();
  private readonly nobodys: ReadonlySet<string>;
  private created = 0;

  constructor({ names, identifiers, takenApart = [], nobodys = new Set() }: KnownClusters) {
    this.nobodys = nobodys;
    for (const { cluster, nameKey, identity, merge, side } of takenApart)
      for (const what of [cluster, `${identity}\n${nameKey}`])
        this.sides.set(what, [...(this.sides.get(what) ?? []), { merge, side }]);
    for (const { identifier, cluster } of identifiers)
      if (!nobodys.has(identifier)) this.addIdentifier(cluster, identifier);
    for (const { nameKey, cluster } of names) this.addBearer(cluster, nameKey);
  }

  addByIdentifiers({ nameKey, identity }: FreshName): string {
    const identifiers = identifiersIn(identity).filter((one) => !this.nobodys.has(one));
    const sides = this.sidesOf(`${identity}\n${nameKey}`);
    const orcid = identifiers.find(isOrcid);
    const may = (cluster: string) => this.mayHave(cluster, orcid) && !areApart(sides, this.sidesOf(cluster));
    const owners = [...new Set(identifiers.flatMap((one) => this.ownersOf(one).find(may) ?? []))];
    const cluster = owners.sort(byAge)[0] ?? this.create();
    this.sides.set(cluster, [...this.sidesOf(cluster), ...sides]);
    for (const identifier of identifiers) this.addIdentifier(cluster, identifier);
    for (const owner of owners.slice(1)) this.merge(cluster, owner);
    this.addBearer(cluster, nameKey);
    return cluster;
  }

  mergeBearers(nameKey: string): void {
    const bearers = this.bearersOf(nameKey);
    const schemes = bearers.flatMap((cluster) => [...this.schemesOf(cluster)]);
    const telling = new Set(schemes.filter((scheme, place) => schemes.indexOf(scheme) !== place));
    const [first, ...others] = bearers.filter(
      (cluster) => ![...this.schemesOf(cluster)].some((scheme) => telling.has(scheme)),
    );
    for (const other of others) this.merge(first ?? '', other);
  }

  find(cluster: string): string {
    const parent = this.parents.get(cluster);
    return parent === undefined ? cluster : this.find(parent);
  }

  private merge(kept: string, gone: string): void {
    const [one, other] = [this.find(kept), this.find(gone)];
    const orcid = this.orcids.get(other);
    const [sides, others] = [this.sidesOf(one), this.sidesOf(other)];
    if (one === other || !this.mayHave(one, orcid) || areApart(sides, others)) return;
    this.parents.set(other, one);
    this.sides.set(one, [...sides, ...others]);
    if (orcid !== undefined) this.orcids.set(one, orcid);
    this.schemes.set(one, new Set([...this.schemesOf(one), ...this.schemesOf(other)]));
    if (!isNew(other)) this.unions.push({ kept: one, gone: other });
  }

  private addIdentifier(cluster: string, identifier: string): void {
    this.schemes.set(cluster, new Set([...this.schemesOf(cluster), identifier.replace(/:.*$/, '')]));
    const owners = this.owners.get(identifier) ?? [];
    if (!owners.includes(cluster)) this.owners.set(identifier, [...owners, cluster]);
    if (isOrcid(identifier) && !this.orcids.has(cluster)) this.orcids.set(cluster, identifier);
  }

  /** The schemes in which the cluster has identifiers. */
  private schemesOf(cluster: string): ReadonlySet<string> {
    return this.schemes.get(cluster) ?? new Set();
  }

  private addBearer(cluster: string, nameKey: string): void {
    const bearers = this.bearers.get(nameKey) ?? [];
    if (!bearers.includes(cluster)) this.bearers.set(nameKey, [...bearers, cluster]);
  }

  /** The oldest first. */
  private bearersOf(nameKey: string): string[] {
    const clusters = (this.bearers.get(nameKey) ?? []).map((cluster) => this.find(cluster));
    return [...new Set(clusters)].sort(byAge);
  }

  private sidesOf(what: string): readonly Side[] {
    return this.sides.get(what) ?? [];
  }

  private ownersOf(identifier: string): string[] {
    return (this.owners.get(identifier) ?? []).map((owner) => this.find(owner));
  }

  /** Two ORCID iDs are never one person's. */
  private mayHave(cluster: string, orcid: string | undefined): boolean {
    const known = this.orcids.get(cluster);
    return orcid === undefined || known === undefined || known === orcid;
  }

  private create(): string {
    this.created += 1;
    return `new:${this.created}`;
  }
}

type Side = Pick<ApartName, 'merge' | 'side'>;

function areApart(one: readonly Side[], other: readonly Side[]): boolean {
  return one.some((a) => other.some((b) => a.merge === b.merge && a.side !== b.side));
}

function isOrcid(identifier: string): boolean {
  return identifier.startsWith('ORCID:');
}

function isNew(cluster: string): boolean {
  return cluster.startsWith('new:');
}

/** Clusters of the store come first, in the order in which they came, then new ones. */
function byAge(one: string, other: string): number {
  return ageOf(one) - ageOf(other);
}

function ageOf(cluster: string): number {
  return isNew(cluster) ? 1e15 + Number(cluster.slice(4)) : Number(cluster);
}
