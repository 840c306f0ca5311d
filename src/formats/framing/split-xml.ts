import sax from 'sax';
import { LONGEST_ITEM, type SplitItem } from './split-item.js';

/** What is a record in the feeds of Atom, in OAI-PMH, and where arXiv's own elements stand alone. */
const RECORDS: readonly string[] = ['entry', 'record', 'arXiv', 'arXivRaw', 'arXivOld'];

/** No record needs half as many; more take the stack away. */
const DEEPEST = 50;

/**
 * The records of a stream of bytes that is XML, each as JSON of an `XmlElement`. Holds one record at most. What is no
 * XML, or not UTF-8, ends the reading with a refusal; what breaks off too.
 */
export async function* splitXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SplitItem> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reading = new XmlReading();
  for await (const chunk of chunks) {
    try {
      reading.pass(decoder.decode(chunk, { stream: true }));
    } catch {
      reading.refuse('holds bytes that are no UTF-8, expected text in UTF-8');
    }
    yield* reading.take();
    if (reading.isDone) return;
  }
  reading.finish();
  yield* reading.take();
}

/** An element that is being read. */
interface OpenElement {
  element: string;
  attributes: Record<string, string>;
  children: (OpenElement | string)[];
}

class XmlReading {
  isDone = false;
  private readonly parser: sax.SAXParser;
  private items: SplitItem[] = [];
  /** The elements that are open within a record, the record first. */
  private open: OpenElement[] = [];
  private line = 1;
  /** Characters of the record that is open. */
  private size = 0;
  /** Elements that are open in all. */
  private depth = 0;

  constructor() {
    this.parser = sax.parser(true);
    this.parser.onerror = ({ message }) => this.refuse(`is no XML: ${message.split('\n')[0] ?? ''}`);
    this.parser.onopentag = ({ name, attributes }) =>
      this.begin(name, attributes as Readonly<Record<string, string>>);
    this.parser.ontext = (text) => this.add(text);
    this.parser.oncdata = (text) => this.add(text);
    this.parser.onclosetag = () => this.end();
  }

  pass(text: string): void {
    if (!this.isDone) this.parser.write(text);
  }

  finish(): void {
    if (!this.isDone && this.depth > 0) this.refuse('ends in the middle of the XML, expected its last tag');
  }

  /** What has been read since the last call. */
  take(): SplitItem[] {
    const { items } = this;
    this.items = [];
    return items;
  }

  refuse(refused: string): void {
    if (!this.isDone) this.items.push({ line: this.parser.line + 1, refused });
    this.isDone = true;
  }

  private begin(name: string, attributes: Readonly<Record<string, string>>): void {
    const element: OpenElement = { element: localName(name), attributes: { ...attributes }, children: [] };
    const parent = this.open.at(-1);
    this.depth += 1;
    if (parent === undefined && !RECORDS.includes(element.element)) return;
    if (parent === undefined) this.line = this.parser.line + 1;
    else if (this.open.length < DEEPEST && this.size <= LONGEST_ITEM) parent.children.push(element);
    this.size += name.length;
    this.open.push(element);
  }

  private add(text: string): void {
    const parent = this.open.at(-1);
    if (parent === undefined) return;
    this.size += text.length;
    if (this.size <= LONGEST_ITEM) parent.children.push(text);
  }

  private end(): void {
    this.depth -= 1;
    const element = this.open.pop();
    if (element === undefined || this.open.length > 0) return;
    const { line, size } = this;
    this.size = 0;
    if (size <= LONGEST_ITEM) this.items.push({ line, text: JSON.stringify(element) });
    else this.items.push({ line, refused: `is ${size} characters long, expected at most ${LONGEST_ITEM}` });
  }
}

/** `dc` of `oai_dc:dc`. */
function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}
