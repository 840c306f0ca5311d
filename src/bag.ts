interface Place<Item> {
  readonly item: Item;
  index: number;
}

/** Takes an item out again; a second call does nothing. */
export type TakeOut = () => void;

/**
 * Items in no order, each put in once and taken out once, as requests come and go. A set would do as well but for
 * memory: one that is emptied and filled all the time is made anew by the engine again and again, and its former selves
 * keep what they held until the next large collection of garbage.
 */
export class Bag<Item> implements Iterable<Item> {
  private readonly places: Place<Item>[] = [];

  putIn(item: Item): TakeOut {
    const place = { item, index: this.places.length };
    this.places.push(place);
    return () => {
      this.takeOut(place);
    };
  }

  *[Symbol.iterator](): Iterator<Item> {
    for (const { item } of [...this.places]) yield item;
  }

  private takeOut(place: Place<Item>): void {
    if (this.places[place.index] !== place) return;
    const last = this.places.pop();
    if (last === undefined || last === place) return;
    this.places[place.index] = last;
    last.index = place.index;
  }
}
