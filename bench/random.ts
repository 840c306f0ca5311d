/** Numbers that look random and are the same for the same seed (sfc32, public domain). */
export class Random {
  private a = 0x9e3779b9;
  private b = 0x243f6a88;
  private c = 0xb7e15162;
  private counter: number;

  constructor(seed: number) {
    this.counter = seed | 0;
    for (let round = 0; round < 16; round += 1) this.next();
  }

  /** At least 0, below 1. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** A whole number of `count`, from 0. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** @throws RangeError where there is nothing to choose from */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }
}

/** Draws places, from 0, in proportion to weights: two random numbers each (the alias method). */
export class Weighted {
  private readonly keep: Float64Array;
  private readonly alias: Uint32Array;

  constructor(weights: readonly number[]) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.keep = Float64Array.from(weights, (weight) => (weight * weights.length) / total);
    this.alias = Uint32Array.from(weights, (_, place) => place);
    const small: number[] = [];
    const large: number[] = [];
    this.keep.forEach((share, place) => (share < 1 ? small : large).push(place));
    while (small.length > 0 && large.length > 0) {
      const [poor, rich] = [small.pop() ?? 0, large.pop() ?? 0];
      this.alias[poor] = rich;
      this.keep[rich] = (this.keep[rich] ?? 0) - 1 + (this.keep[poor] ?? 0);
      ((this.keep[rich] ?? 0) < 1 ? small : large).push(rich);
    }
    // What is left is 1 but for rounding.
    for (const place of [...small, ...large]) this.keep[place] = 1;
  }

  draw(random: Random): number {
    const place = random.below(this.keep.length);
    return random.next() < (this.keep[place] ?? 1) ? place : (this.alias[place] ?? place);
  }
}

/** Zipf's law: the place r, from 0, is drawn in proportion to 1 / (r + 1) ^ exponent. */
export function zipf(count: number, exponent: number): Weighted {
  return new Weighted(Array.from({ length: count }, (_, rank) => 1 / (rank + 1) ** exponent));
}
