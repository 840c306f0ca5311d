import type { RecordPreview } from '../ingest/record-preview.js';
import type { BulkRecord } from '../record.js';

/** In a sentence for each record what would come of it: what it says, and which paper it is or joins. */
export function previewSentences(
  records: readonly BulkRecord[],
  previews: readonly RecordPreview[],
  name: string,
): string[] {
  const byKey = new Map(previews.map((preview) => [preview.key, preview]));
  return records.map((record) => {
    const preview = byKey.get(record.key);
    const outcome = preview === undefined ? 'is refused by the store' : outcomeOf(preview);
    return `${name}: line ${record.line}: ${record.key}: ${described(record)} ${outcome}.`;
  });
}

function outcomeOf({ outcome, slug, paperTitle, alsoFrom, sameAs }: RecordPreview): string {
  const paper = `"${paperTitle}" (${slug}${alsoFrom.length > 0 ? `, of ${alsoFrom.join(', ')}` : ''})`;
  const beside = sameAs.length > 0 ? `, together with ${sameAs.join(', ')}` : '';
  if (outcome === 'unchanged') return `is there as ${paper}${beside}`;
  if (alsoFrom.length > 0) return `joins ${paper}${beside}`;
  return outcome === 'changed' ? `replaces its version at ${paper}${beside}` : `is a new paper${beside}`;
}

const MOST_NAMES = 3;

/** Such as `"Peat" (ARTICLE, 2020) by Ane Lind, Bo Ek`. */
function described({ title, publicationType, publishedOn, publishedIn, byline }: BulkRecord): string {
  const facts = [publicationType, publishedOn ?? publishedIn].filter((fact) => fact !== null);
  const names = byline?.names ?? [];
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  const by = names.length > 0 ? ` by ${names.slice(0, MOST_NAMES).join(', ')}${more}` : '';
  return `"${title}"${facts.length > 0 ? ` (${facts.join(', ')})` : ''}${by}`;
}
