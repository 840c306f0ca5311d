import type { DataSource } from 'typeorm';
import { type ExportOptions, exportStore } from '../../src/exporting/export-store.js';
import type { TextLine } from '../../src/ingest/restore/read-lines.js';

/** What an export writes, as one text. */
export async function exportText(
  dataSource: DataSource,
  { format, filter = null }: Pick<ExportOptions, 'format'> & Partial<ExportOptions>,
): Promise<string> {
  let text = '';
  await exportStore(dataSource, { format, filter }, async (pieces) => {
    for await (const piece of pieces) text += piece;
  });
  return text;
}

/** The lines of a text as the lines of a file come. */
export async function* textLines(text: string): AsyncGenerator<TextLine> {
  const lines = text.replace(/\n$/, '').split('\n');
  for (const [index, line] of lines.entries()) yield await Promise.resolve({ text: line, line: index + 1 });
}
