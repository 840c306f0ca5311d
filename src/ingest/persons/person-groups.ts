import type { NamesakeLink } from './group-namesakes.js';
import { WHY_IDENTIFIERS } from './vetoes.js';

/** What is known of a cluster of names that may keep it apart from another. */
export interface ClusterFacts {
  cluster: string;
  /** Such as `ORCID:0000-…`, `OPENALEX:A1`. */
  identifiers: readonly string[];
  /** Clusters that are somebody else for certain: on one byline with this one, or taken apart from it by hand. */
  others: readonly { cluster: string; why: string }[];
}

/** Clusters that evidence made one, each of the others with the link that brought it in. */
export interface PersonGroup {
  clusters: string[];
  links: ReadonlyMap<string, NamesakeLink>;
}

interface Group {
  clusters: string[];
  links: Map<string, NamesakeLink>;
  identifiers: Map<string, Set<string>>;
  others: Map<string, string>;
}

/** Clusters while evidence makes them one, as far as nothing contradicts. */
export class PersonGroups {
  /** Links that something contradicts, with what does. */
  readonly vetoed: { link: NamesakeLink; why: string }[] = [];
  private readonly groups = new Map<string, Group>();

  add({ cluster, identifiers, others }: ClusterFacts): void {
    const group = this.groupOf(cluster);
    for (const identifier of identifiers) addIdentifier(group, identifier);
    for (const other of others) group.others.set(other.cluster, other.why);
  }

  join(link: NamesakeLink): void {
    const [one, other] = [this.groupOf(link.one), this.groupOf(link.other)];
    if (one === other) return;
    const why = vetoOf(one, other);
    if (why === null) this.merge(one, other, link);
    else this.vetoed.push({ link, why });
  }

  /** Those of more than one cluster. */
  found(): PersonGroup[] {
    return [...new Set(this.groups.values())].filter(({ clusters }) => clusters.length > 1);
  }

  private groupOf(cluster: string): Group {
    const known = this.groups.get(cluster);
    if (known) return known;
    const group = { clusters: [cluster], links: new Map(), identifiers: new Map(), others: new Map() };
    this.groups.set(cluster, group);
    return group;
  }

  /** The smaller goes into the larger. */
  private merge(one: Group, other: Group, link: NamesakeLink): void {
    const [kept, gone] = one.clusters.length >= other.clusters.length ? [one, other] : [other, one];
    for (const cluster of gone.clusters) {
      kept.clusters.push(cluster);
      this.groups.set(cluster, kept);
      kept.links.set(cluster, gone.links.get(cluster) ?? link);
    }
    for (const values of gone.identifiers.values())
      for (const identifier of values) addIdentifier(kept, identifier);
    for (const [cluster, why] of gone.others) kept.others.set(cluster, why);
    for (const [cluster, known] of gone.links) kept.links.set(cluster, known);
  }
}

function addIdentifier({ identifiers }: Group, identifier: string): void {
  const scheme = identifier.replace(/:.*$/, '');
  identifiers.set(scheme, new Set([...(identifiers.get(scheme) ?? []), identifier]));
}

function vetoOf(one: Group, other: Group): string | null {
  for (const [scheme, values] of one.identifiers) {
    const others = other.identifiers.get(scheme);
    if (others && ![...values].some((value) => others.has(value))) return WHY_IDENTIFIERS[scheme] ?? scheme;
  }
  const [fewer, more] = one.others.size <= other.others.size ? [one, other] : [other, one];
  for (const cluster of more.clusters) {
    const why = fewer.others.get(cluster);
    if (why !== undefined) return why;
  }
  return null;
}
