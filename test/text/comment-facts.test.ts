import { typeInComment, venueInComment, withdrawalIn } from '../../src/text/comment-facts.js';

it('finds the proceedings that a paper stands in, and what it is', () => {
  const comment = 'In Proceedings of the AAAI 2021 Conference. Supersedes arXiv:1902.09980';
  expect(venueInComment(comment)).toBe('Proceedings of the AAAI 2021 Conference');
  expect(typeInComment(comment)).toBe('CONFERENCE_PAPER');
  expect(venueInComment('9 pages (in Proceedings of it)')).toBeNull();
  expect(venueInComment('Accepted at NeurIPS')).toBeNull();
});

it.each([
  ['33 pages, 8 figures, technical report', 'REPORT'],
  ['DeepMind Tech Report: 13 pages', 'REPORT'],
  ['reports on technical matters', null],
  [null, null],
])('calls what says %j %s', (comment, type) => {
  expect(typeInComment(comment)).toBe(type);
});

it('tells a withdrawal from a paper about withdrawals', () => {
  expect(withdrawalIn('Withdrawn by the author due to an error', null)).toBe(
    'Withdrawn by the author due to an error',
  );
  expect(withdrawalIn('9 pages. This manuscript has been withdrawn', null)).toBe(
    '9 pages. This manuscript has been withdrawn',
  );
  expect(withdrawalIn('Withdrawal of troops', 'We ask why this paper has been withdrawn.')).toBeNull();
  expect(withdrawalIn(null, null)).toBeNull();
});
