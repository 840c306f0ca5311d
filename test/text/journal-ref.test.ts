import { readJournalRef } from '../../src/text/journal-ref.js';

it.each([
  ['Phys.Rev.D76:013009,2007', 'Phys.Rev.D', '76', null, '013009'],
  ['J. Bogs 7:1, 2008', 'J. Bogs', '7', null, '1'],
  ['Class.Quant.Grav.24:S541-S550,2007', 'Class.Quant.Grav.', '24', null, 'S541-S550'],
  ['Phys. Rev. Lett. 99, 048301 (2007)', 'Phys. Rev. Lett.', '99', null, '048301'],
  ['Phys. Rev. B77, 075325 (2008)', 'Phys. Rev. B', '77', null, '075325'],
  ['Journal of Bogs, vol 104, 073536 (2008)', 'Journal of Bogs', '104', null, '073536'],
  ['J. Bogs Vol. 140 pp77-89 (2005)', 'J. Bogs', '140', null, '77-89'],
  ['J.Opt.Soc.Am.A 23(10): 2592-2601 (2006)', 'J.Opt.Soc.Am.A', '23', '10', '2592-2601'],
  ['J. Math. Phys. 48(2007), 092102.', 'J. Math. Phys.', '48', null, '092102'],
  ['Math. Res. Lett. 15 (2008), no. 2, 351--358', 'Math. Res. Lett.', '15', '2', '351-358'],
  ['J. Phys.: Condens. Matter 20 (2008) 055214', 'J. Phys.: Condens. Matter', '20', null, '055214'],
  ['Asymptotic Analysis, 57 No. 1-2, 1-27, 2008', 'Asymptotic Analysis', '57', '1-2', '1-27'],
  ['CVPR 2019, pp. 123-130', 'CVPR 2019', null, null, '123-130'],
  ['In Proceedings of the Bog Conference (BC)', 'Proceedings of the Bog Conference (BC)', null, null, null],
])('reads %s', (text, venue, volume, issue, pages) => {
  expect(readJournalRef(text)).toEqual({ venue, volume, issue, pages });
});

it.each([
  'J. Bogs 23, 2578-2591 (2006); Erratum: J. Bogs 32, 2407-2408 (2015)',
  'A. Lee. Order of peat and self-assembled quantum mires: Linear analysis. Journal of Mires, 1(1):013513, 2007.',
  'Journal of Bogs 247 (2007) 645?C649',
  'to appear',
  '',
  'x'.repeat(401),
])('does not guess at %j', (text) => {
  expect(readJournalRef(text)).toBeNull();
});
