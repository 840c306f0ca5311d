/** What stands for the characters that LaTeX takes for commands. Braces become words: BibTeX counts escaped ones too. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\\': '\\textbackslash{}',
};

/**
 * What may be a formula: between two dollar signs, as pandoc tells them from prices. No space stands behind the
 * first or before the second, and no digit behind the second.
 */
const FORMULA = /(\$(?=\S)(?:\\.|[^$\\])*(?<=\S)\$(?!\d))/;

/** Text as LaTeX prints it to the letter, in UTF-8 and on one line. Formulas between dollar signs stay formulas. */
export function texText(text: string): string {
  const parts = text.replaceAll(/\s+/g, ' ').trim().split(FORMULA);
  return parts.map((part) => (isFormula(part) ? part : escapeTex(part))).join('');
}

/** Braces that do not match would end the field, and a bare `%` the line. */
function isFormula(part: string): boolean {
  return part.length > 2 && FORMULA.test(part) && hasMatchingBraces(part) && !/(?<!\\)[%#]/.test(part);
}

function hasMatchingBraces(text: string): boolean {
  let open = 0;
  for (const brace of text.match(/[{}]/g) ?? []) {
    open += brace === '{' ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}

/**
 * What is no text, such as a DOI or an address: as it stands, as Crossref and reference managers write it, also with `%`,
 * which BibTeX does not take for a comment. Only what would end the field is escaped.
 */
export function verbatimText(text: string): string {
  return text.replaceAll(/[{}\\]/g, (character) => ESCAPES[character] ?? character);
}

/** Dashes and quotes that TeX would make one sign of are kept apart. */
function escapeTex(text: string): string {
  return text
    .replaceAll(/[&%$#_{}~^\\]/g, (character) => ESCAPES[character] ?? character)
    .replaceAll(/-(?=-)|`(?=`)|'(?=')/g, '$&{}');
}
