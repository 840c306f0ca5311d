/** Characters of all texts together: some hundred of the longest queries, thousands of usual ones. */
const MOST_CHARACTERS = 2_000_000;

/** What is known of the texts that came last. Those that came first are forgotten where all together are too long. */
export class RecentTexts<Known> {
  private readonly known = new Map<string, Known>();
  private characters = 0;

  constructor(private readonly mostCharacters = MOST_CHARACTERS) {}

  get(text: string): Known | undefined {
    return this.known.get(text);
  }

  set(text: string, known: Known): void {
    if (this.known.has(text)) return;
    this.known.set(text, known);
    this.characters += text.length;
    for (const [oldest] of this.known) {
      if (this.characters <= this.mostCharacters) return;
      this.known.delete(oldest);
      this.characters -= oldest.length;
    }
  }
}
