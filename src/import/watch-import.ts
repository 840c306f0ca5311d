import { basename } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { ImportCounts } from '../ingest/sources/import-checkpoint.js';
import type { ImportWatch } from './import-options.js';

/** The least time between two lines where the output is no terminal. */
const LINE_EVERY_MS = 10_000;

interface WatchedFile {
  name: string;
  size: number | null;
  bytesRead: () => number;
}

/**
 * Shows how an import goes on: a bar on a terminal, a line now and then elsewhere.
 *
 * @param every milliseconds between two such lines.
 */
export function watchImport(output: NodeJS.WriteStream, every = LINE_EVERY_MS): ImportWatch {
  const display = output.isTTY ? new BarDisplay(output) : new LineDisplay(output, every);
  let pace: Pace | null = null;
  return {
    begin(file, done) {
      pace = new Pace(file, done);
      display.begin(pace);
    },
    advance(counts) {
      pace?.advance(counts);
      if (pace) display.advance(pace);
    },
    end() {
      if (pace) display.end(pace);
      pace = null;
    },
    tell: (sentence) => display.tell(sentence),
  };
}

interface PacePoint {
  milliseconds: number;
  records: number;
  share: number;
}

/** How fast a file goes through. */
class Pace {
  private counts: ImportCounts;
  /** Where the speed is measured from; null while records that were done before are passed over, which is faster. */
  private from: PacePoint | null = null;

  constructor(
    readonly file: WatchedFile,
    done: ImportCounts,
  ) {
    this.counts = done;
    if (this.records === 0) this.from = this.here();
  }

  advance(counts: ImportCounts): void {
    this.counts = counts;
    this.from ??= this.here();
  }

  /** 0 to 1; null where the size is not known. */
  get share(): number | null {
    return this.file.size === null ? null : Math.min(1, this.file.bytesRead() / Math.max(1, this.file.size));
  }

  get text(): string {
    return [
      `${count(this.records)} records`,
      ...this.speed(),
      ...(this.counts.rejected ? [`${count(this.counts.rejected)} rejected`] : []),
    ].join(', ');
  }

  private speed(): string[] {
    const { milliseconds, records, share } = this.here();
    const from = this.from ?? { milliseconds, records, share };
    const seconds = (milliseconds - from.milliseconds) / 1000;
    if (seconds === 0 || records === from.records) return [];
    const speed = `${count(Math.round((records - from.records) / seconds))}/s`;
    if (share === from.share) return [speed];
    return [speed, `${duration((seconds / (share - from.share)) * (1 - share))} left`];
  }

  private get records(): number {
    const { created, changed, unchanged, rejected } = this.counts;
    return created + changed + unchanged + rejected;
  }

  private here(): PacePoint {
    return { milliseconds: performance.now(), records: this.records, share: this.share ?? 0 };
  }
}

class BarDisplay {
  private readonly bar: SingleBar;

  constructor(private readonly output: NodeJS.WriteStream) {
    this.bar = new SingleBar({
      stream: output,
      format: '{name} {bar} {percentage} % {text}',
      // A terminal of 80 columns cuts off what is behind them.
      barsize: 15,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      hideCursor: true,
      etaBuffer: 1,
    });
  }

  begin(pace: Pace): void {
    this.bar.start(100, 0, { name: basename(pace.file.name), text: '' });
  }

  advance(pace: Pace): void {
    this.bar.update(Math.floor((pace.share ?? 0) * 100), { text: pace.text });
  }

  end(pace: Pace): void {
    this.advance(pace);
    this.bar.stop();
  }

  tell(sentence: string): void {
    this.output.write(`\r\u001B[K${sentence}\n`);
  }
}

class LineDisplay {
  private last = 0;

  constructor(
    private readonly output: NodeJS.WriteStream,
    private readonly every: number,
  ) {}

  begin(): void {
    this.last = performance.now();
  }

  advance(pace: Pace): void {
    if (performance.now() - this.last < this.every) return;
    this.last = performance.now();
    const share = pace.share === null ? '' : `${Math.floor(pace.share * 100)} %, `;
    this.tell(`${pace.file.name}: ${share}${pace.text}`);
  }

  end(): void {
    this.last = 0;
  }

  tell(sentence: string): void {
    this.output.write(`${sentence}\n`);
  }
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5_400) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3_600).toFixed(1)} h`;
}
