/** Names that a client may invent at will, so only so many are told apart. */
const MOST_NAMES = 100;

const NAME = /^[_A-Za-z]\w{0,63}$/;

/** The names of operations as labels: the first hundred that came, and `other` for all later ones. */
export class OperationNames {
  private readonly known = new Set<string>(['']);

  /** @param name as the query spells it; empty where it has none. */
  labelOf(name: string): string {
    if (this.known.has(name)) return name;
    if (this.known.size > MOST_NAMES || !NAME.test(name)) return 'other';
    this.known.add(name);
    return name;
  }
}
