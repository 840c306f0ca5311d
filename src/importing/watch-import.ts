import { SingleBar } from 'cli-progress';
import type { ImportCounts } from '../ingest/import-progress.js';
import type { ImportWatch } from './import-files.js';

/** Elsewhere than on a terminal a line is written at most so often. */
const PLAIN_EVERY_MS = 10_000;

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
export function watchImport(output: NodeJS.WriteStream, every = PLAIN_EVERY_MS): ImportWatch {
  const display = output.isTTY ? new BarDisplay(output) : new PlainDisplay(output, every);
  let pace: Pace | null = null;
  return {
    begin(file) {
      pace = new Pace(file);
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

/** How fast a file goes through. */
class Pace {
  counts: ImportCounts | null = null;
  private readonly begun = performance.now();
  private bytesAtFirst: number | null = null;
  private recordsAtFirst = 0;
  private records = 0;

  constructor(readonly file: WatchedFile) {}

  /** What was passed over or done before this run does not count for the speed. */
  advance(counts: ImportCounts): void {
    const { created, changed, unchanged, rejected } = counts;
    this.records = created + changed + unchanged + rejected;
    if (this.counts === null) {
      this.recordsAtFirst = 0;
      this.bytesAtFirst = this.file.bytesRead();
    }
    this.counts = counts;
  }

  /** 0 to 1; null where the size is not known. */
  get share(): number | null {
    return this.file.size === null ? null : Math.min(1, this.file.bytesRead() / Math.max(1, this.file.size));
  }

  get text(): string {
    const seconds = (performance.now() - this.begun) / 1000;
    const speed = Math.round((this.records - this.recordsAtFirst) / seconds);
    const left = this.secondsLeft(seconds);
    return [
      `${count(this.records)} records`,
      `${count(speed)}/s`,
      ...(this.counts?.rejected ? [`${count(this.counts.rejected)} rejected`] : []),
      ...(left === null ? [] : [`${duration(left)} left`]),
    ].join(', ');
  }

  private secondsLeft(seconds: number): number | null {
    const { share } = this;
    if (share === null || share === 0 || this.bytesAtFirst === null) return null;
    return (seconds / share) * (1 - share);
  }
}

class BarDisplay {
  private readonly bar: SingleBar;

  constructor(private readonly output: NodeJS.WriteStream) {
    this.bar = new SingleBar({
      stream: output,
      format: '{name} {bar} {percentage} % {text}',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      hideCursor: true,
      etaBuffer: 1,
    });
  }

  begin(pace: Pace): void {
    this.bar.start(100, 0, { name: pace.file.name, text: '' });
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

class PlainDisplay {
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
