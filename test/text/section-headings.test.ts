import { foldTitle } from '../../src/text/fold.js';
import { isPreprintDoi } from '../../src/text/preprint-doi.js';
import { isSectionHeading } from '../../src/text/section-headings.js';

it.each([
  'Editorial',
  'EDITORIAL.',
  'Editorial 2019',
  'Preface to the Special Issue',
  'Reply',
  "Authors' Reply",
  'Erratum: Deep reeds',
  'Corrigendum to “Deep reeds” [J. Bogs 3 (2001) 1–9]',
  'Book Reviews',
  'In this issue',
  'Author Index, Volume 12',
  'Éditorial',
  'Avant-propos',
  'Einführung',
  'Índice',
  'Prólogo',
  'Введение',
  '前言',
  'はじめに',
  '머리말',
])('takes %j for a heading', (title) => {
  expect(isSectionHeading(foldTitle(title))).toBe(true);
});

it.each([
  'Introduction to algebraic bogs',
  'Editorial bias in peer review',
  'Discussions of reeds',
  'Indexing of large reeds',
  'Response of mosses to drought',
  'Correcting peat',
  'Notes on reeds',
  'A review of mosses',
  '2048',
])('takes %j for a title', (title) => {
  expect(isSectionHeading(foldTitle(title))).toBe(false);
});

it('knows DOIs of preprints', () => {
  expect(isPreprintDoi('10.48550/arxiv.2209.15618')).toBe(true);
  expect(isPreprintDoi('10.1101/2020.03.04.123456')).toBe(true);
  expect(isPreprintDoi('10.1101/gr.123')).toBe(false);
  expect(isPreprintDoi('10.1103/physrevd.76.013009')).toBe(false);
});
