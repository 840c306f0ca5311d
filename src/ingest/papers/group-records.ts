/** A staged record that shares identifiers with others, or with papers of the store. */
export interface IdentifiedRecord {
  position: number;
  identifiers: readonly string[];
}

/** A paper of the store that has an identifier of a staged record, with all its identifiers. */
export interface IdentifiedPaper {
  paperId: string;
  identifiers: readonly string[];
}

export interface RecordGroups {
  /** Records of one number are one paper. */
  groups: { position: number; group: number; paperId: string | null }[];
  /** Papers of the store that are one: `gone` goes into `kept`, the older. */
  unions: { kept: string; gone: string }[];
}

/**
 * Decides which records are one paper by their identifiers, and which paper of the store. Records are looked at in
 * order, so that it does not matter whether they come at once or one after the other. Two that have arXiv ids
 * of their own stay two, whatever else they share, and so do those that somebody has taken apart.
 *
 * @param separated pairs of `r` and the position of a record, or `p` and the number of a paper.
 */
export function groupRecords(
  records: readonly IdentifiedRecord[],
  papers: readonly IdentifiedPaper[],
  separated: readonly (readonly [string, string])[] = [],
): RecordGroups {
  const known = new Groups(separated);
  for (const { paperId, identifiers } of papers) known.add({ key: `p${paperId}`, paperId, identifiers });
  const found = records.map(({ position, identifiers }) => ({
    position,
    group: known.place(`r${position}`, identifiers),
  }));
  return {
    groups: found.map(({ position, group }) => {
      const { number, paperId } = known.find(group);
      return { position, group: number, paperId };
    }),
    unions: known.unions,
  };
}

interface Group {
  number: number;
  paperId: string | null;
  hasArxivId: boolean;
  /** The records and papers that are one. */
  members: string[];
  /** The group that this one went into. */
  into: Group | null;
}

interface NewGroup {
  key: string;
  paperId: string | null;
  identifiers: readonly string[];
}

class Groups {
  readonly unions: { kept: string; gone: string }[] = [];
  private readonly owners = new Map<string, Group>();
  private readonly separated = new Set<string>();
  private count = 0;

  constructor(separated: readonly (readonly [string, string])[]) {
    for (const [one, other] of separated) this.separated.add(`${one} ${other}`).add(`${other} ${one}`);
  }

  add({ key, paperId, identifiers }: NewGroup): Group {
    this.count += 1;
    const group = { number: this.count, paperId, hasArxivId: false, members: [key], into: null };
    this.claim(group, identifiers);
    return group;
  }

  place(key: string, identifiers: readonly string[]): Group {
    const [kept, ...others] = this.ownersOf(identifiers).filter(
      ({ members }) => !this.areApart([key], members),
    );
    if (kept === undefined) return this.add({ key, paperId: null, identifiers });
    kept.members.push(key);
    this.claim(kept, identifiers);
    for (const other of others) this.unite(kept, other);
    return kept;
  }

  find(group: Group): Group {
    return group.into === null ? group : this.find(group.into);
  }

  private areApart(some: readonly string[], others: readonly string[]): boolean {
    if (this.separated.size === 0) return false;
    return some.some((one) => others.some((other) => this.separated.has(`${one} ${other}`)));
  }

  private claim(group: Group, identifiers: readonly string[]): void {
    for (const identifier of identifiers) {
      if (this.owners.has(identifier)) continue;
      this.owners.set(identifier, group);
      if (isArxivId(identifier)) group.hasArxivId = true;
    }
  }

  /** Whose the first arXiv id is, then the others, the oldest first; who has another arXiv id is none of them. */
  private ownersOf(identifiers: readonly string[]): Group[] {
    const owned = identifiers.flatMap((identifier) => this.owners.get(identifier) ?? []);
    const groups = [...new Set(owned.map((group) => this.find(group)))].sort(byAge);
    const arxivIds = identifiers.filter(isArxivId);
    if (arxivIds.length === 0) return groups;
    const bearers = new Set(
      arxivIds.flatMap((id) => this.owners.get(id) ?? []).map((group) => this.find(group)),
    );
    const first = groups.find((group) => bearers.has(group));
    const others = groups.filter((group) => group !== first && !group.hasArxivId);
    return first === undefined ? others : [first, ...others];
  }

  private unite(one: Group, other: Group): void {
    const [kept, gone] = [this.find(one), this.find(other)].sort(byAge);
    if (!kept || !gone || kept === gone || (kept.hasArxivId && gone.hasArxivId)) return;
    if (this.areApart(kept.members, gone.members)) return;
    gone.into = kept;
    kept.members.push(...gone.members);
    kept.hasArxivId ||= gone.hasArxivId;
    if (kept.paperId !== null && gone.paperId !== null)
      this.unions.push({ kept: kept.paperId, gone: gone.paperId });
  }
}

function isArxivId(identifier: string): boolean {
  return identifier.startsWith('ARXIV:');
}

/** Papers of the store in the order in which they came, before new ones. */
function byAge(one: Group, other: Group): number {
  if (one.paperId === null || other.paperId === null)
    return Number(one.paperId === null) - Number(other.paperId === null) || one.number - other.number;
  return Number(one.paperId) - Number(other.paperId);
}
