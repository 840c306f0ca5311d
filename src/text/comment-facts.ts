/** What authors say in the comment on a paper, beside `33 pages, 8 figures`. */
import type { PublicationType } from './publication-types.js';

const PROCEEDINGS =
  /(?:^|[\s(*])In:? (?:the )?(?<venue>Proceedings of [^.;,()]{3,200}|Proc\. (?:of )?[^.;,()]{3,200})/u;

/** `AAAI 2021 Conference` of `In Proceedings of the AAAI 2021 Conference. Supersedes …`, with its first words; null for none. */
export function venueInComment(comment: string | null): string | null {
  return PROCEEDINGS.exec(comment ?? '')?.groups?.venue?.trim() ?? null;
}

/** What the comment says that it is: a report, a paper of a conference; null where it says nothing. */
export function typeInComment(comment: string | null): PublicationType | null {
  if (comment === null) return null;
  if (venueInComment(comment) !== null) return 'CONFERENCE_PAPER';
  return /(?:^|[\s,;(])tech(?:nical|\.)? rep(?:ort|\.)(?=$|[\s,;:.)])/iu.test(comment) ? 'REPORT' : null;
}

const WITHDRAWN =
  /(?:^|[.!?;:] +|\()(?:This|The) (?:paper|article|submission|manuscript|preprint|work|e-?print) (?:has been|have been|is|was) (?:\p{L}+ )?withdrawn/iu;
const WITHDRAWN_FIRST = /^(?:(?:paper|article|submission|manuscript) )?withdrawn\b/iu;

/** Why a paper was withdrawn, in the words of its comment or abstract; null where neither says that it was. */
export function withdrawalIn(comment: string | null, abstract: string | null): string | null {
  if (comment !== null && (WITHDRAWN.test(comment) || WITHDRAWN_FIRST.test(comment))) return comment;
  return abstract !== null && WITHDRAWN.test(abstract) ? sentencesFrom(abstract) : null;
}

/** The sentence that says so and what follows it. */
function sentencesFrom(abstract: string): string {
  const at = WITHDRAWN.exec(abstract)?.index ?? 0;
  return abstract.slice(at).replace(/^[.!?;:(\s]+/u, '');
}
