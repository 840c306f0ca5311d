/** Why a value that the service shows is another text than the plain one: the first reason that makes the two equal. */

const REASONS: readonly (readonly [name: string, normal: (text: string) => string])[] = [
  ['white space, composed letters', (text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()],
  [
    'a formula without its source for TeX',
    (text) => text.replaceAll(/\$\$[^$]+\$\$\s*(?=<(?:mml:)?math)/g, ''),
  ],
  ['entities decoded', decoded],
  ['tags taken off', (text) => text.replaceAll(/<\/?[a-z][^<>]*>/gi, '')],
  ['characters that do not show', (text) => text.replaceAll(/[\p{Cf}\p{Cc}]/gu, '')],
  ['raised and lowered digits', (text) => text.normalize('NFKC').replaceAll(/[\^_]/g, '')],
  ['TeX as people read it', withoutTex],
  ['turned name, particles, initials', (text) => [...lettersOf(text)].sort().join('')],
];

/** Null where the values are equal; `unexplained` where no reason makes them so. */
export function reasonOf(plain: string, shown: string): string | null {
  if (plain === shown) return null;
  let [one, other] = [plain, shown];
  for (const [name, normal] of REASONS) {
    [one, other] = [normal(one), normal(other)];
    if (one.replaceAll(/\s+/g, ' ').trim() === other.replaceAll(/\s+/g, ' ').trim()) return name;
  }
  return 'unexplained';
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decoded(text: string): string {
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replaceAll(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replaceAll(/&([a-z]+);/g, (entity, name: string) => NAMED[name] ?? entity);
}

/** Letters and digits of ASCII that are left when commands, accents and signs are taken away. */
function withoutTex(text: string): string {
  return text
    .replaceAll(/\\(?:o|O|l|L|ss|ae|AE|aa|AA|i|j)(?![a-z])|[øØłŁßæÆåÅıȷ]/gi, '')
    .replaceAll(/\\[a-zA-Z](?=[ {])|\\[^a-zA-Z]/g, '')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9]/g, '');
}

function lettersOf(text: string): string {
  return text.toLowerCase();
}
