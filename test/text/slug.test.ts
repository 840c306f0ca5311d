import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { readPage } from '../../src/pages/read-page.js';
import { foldText } from '../../src/text/fold.js';
import { slugify } from '../../src/text/slug.js';

it.each([
  ["What you don't know", 'what-you-dont-know'],
  ['Ünïcode — and more!', 'unicode-and-more'],
  ['On α-divergence and the (1+λ) EA', 'on-divergence-and-the-1-ea'],
  ['Søren Ødegård', 'soren-odegard'],
  ['Wang Xiaoming (王小明)', 'wang-xiaoming'],
])('makes a slug of %s', (text, slug) => {
  expect(slugify(text, 'paper')).toBe(slug);
});

it.each([
  ['深度学习', 'shen-du-xue-xi'],
  ['GPT 在医学中的应用研究', 'gpt-zai-yi-xue-zhong-de-ying-yong-yan-jiu'],
  ['东京大学', 'dong-jing-da-xue'],
  ['さくらんぼ', 'sakuranbo'],
  ['ディープラーニング', 'deipuraningu'],
  ['김철수', 'gimcheolsu'],
  ['딥러닝 기반 연구', 'dibleoning-giban-yeongu'],
  ['Алексей Щёкин', 'aleksey-shchekin'],
  ['Пётр Ильич', 'petr-ilich'],
  ['Γιώργος Παπαδόπουλος', 'giorgos-papadopoylos'],
  ['محمد علي', 'mhmd-ly'],
  ['שלום עולם', 'slvm-vlm'],
  ['नमस्ते दुनिया', 'nmste-duniya'],
  ['Հայաստան', 'hayastan'],
])('transliterates %s', (text, slug) => {
  expect(slugify(text, 'paper')).toBe(slug);
});

it.each(['😀 🚀', '…', '', '→ ∞'])('has nothing to make a slug of in %j', (text) => {
  expect(slugify(text, 'paper')).toBe('paper');
});

it('cuts what it has transliterated between words, or where one word alone is too long', () => {
  expect(slugify('学'.repeat(100), 'paper')).toBe(Array(20).fill('xue').join('-'));
  expect(slugify('あ'.repeat(100), 'paper')).toBe('a'.repeat(80));
});

it('leaves the slug of every title and name of the seeds as it was before other scripts had any', () => {
  const texts = readdirSync('seeds')
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => {
      const reading = readPage(readFileSync(`seeds/${name}`, 'utf8'));
      if ('refused' in reading) return [];
      return reading.entries.flatMap(({ title, byline }) => [title, ...(byline?.names ?? [])]);
    });
  expect(texts.length).toBeGreaterThan(400);
  for (const text of texts) expect([text, slugify(text, 'paper')]).toEqual([text, latinSlug(text)]);
});

it('makes slugs of ASCII, lower case and hyphens, of at most 80 characters, out of anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(slugify(text, 'paper')).toMatch(/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/);
    }),
  );
});

/** The slug by what is ASCII in folded text alone. */
function latinSlug(text: string): string {
  const words =
    foldText(text)
      .replaceAll(/['\u2019]/gu, '')
      .match(/[a-z0-9]+/g) ?? [];
  let slug = words.shift()?.slice(0, 80) ?? 'paper';
  for (const word of words) {
    if (slug.length + 1 + word.length > 80) break;
    slug += `-${word}`;
  }
  return slug;
}
