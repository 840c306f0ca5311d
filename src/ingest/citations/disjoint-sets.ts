/** Things that are put together to sets, none of them in two: union by the smaller root, with halved paths. */
export class DisjointSets<Thing> {
  private readonly parents = new Map<Thing, Thing>();

  /** What stands for the set of a thing; the thing itself where it was put together with none. */
  find(thing: Thing): Thing {
    let root = thing;
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root)) {
      const above = this.parents.get(parent);
      if (above !== undefined) this.parents.set(root, above);
      root = parent;
    }
    return root;
  }

  /** Makes the sets of both one. */
  join(one: Thing, other: Thing): void {
    const [root, otherRoot] = [this.find(one), this.find(other)];
    if (root === otherRoot) return;
    if (root < otherRoot) this.parents.set(otherRoot, root);
    else this.parents.set(root, otherRoot);
  }

  /** The given by what stands for the sets of their things, in the order in which they are given. */
  group<Given>(given: Iterable<Given>, thingOf: (one: Given) => Thing): Map<Thing, Given[]> {
    const groups = new Map<Thing, Given[]>();
    for (const one of given) {
      const root = this.find(thingOf(one));
      const group = groups.get(root);
      if (group) group.push(one);
      else groups.set(root, [one]);
    }
    return groups;
  }
}
