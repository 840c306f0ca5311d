import { SENTINELS } from '../../store/search/search-highlight.js';

const MARKUP: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  [SENTINELS['<']]: '&lt;',
  [SENTINELS['>']]: '&gt;',
  [SENTINELS['&']]: '&amp;',
  [SENTINELS.start]: '<mark>',
  [SENTINELS.stop]: '</mark>',
};

/** The passage as HTML: the words found in `<mark>`, everything else escaped, so it is safe as it stands. */
export function markPassage(passage: string): string {
  return passage.replaceAll(/[<>&"'\uE000-\uE004]/gu, (character) => MARKUP[character] ?? '');
}
