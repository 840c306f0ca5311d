/**
 * DOIs that servers of preprints and repositories give, by their prefix: they tell of no publisher. For PostgreSQL and
 * JavaScript alike. Of Cold Spring Harbor's prefix only what begins with a number or a date is bioRxiv's or medRxiv's.
 */
export const PREPRINT_DOI = `^(${[
  '10\\.48550/', // arXiv
  '10\\.1101/[0-9]', // bioRxiv, medRxiv
  '10\\.64898/', // the same from 2025 on
  '10\\.5281/zenodo',
  '10\\.2139/ssrn',
  '10\\.21203/rs', // Research Square
  '10\\.20944/preprints',
  '10\\.312(19|2[0-9]|3[0-9])/', // OSF, PsyArXiv, SocArXiv, EarthArXiv and others
  '10\\.31730/',
  '10\\.17605/osf',
  '10\\.26434/', // ChemRxiv
  '10\\.36227/', // TechRxiv
  '10\\.22541/', // Authorea
  '10\\.1002/essoar',
  '10\\.7287/peerj\\.preprints',
  '10\\.1590/scielopreprints',
  '10\\.33774/', // Cambridge Open Engage
  '10\\.35542/', // EdArXiv
  '10\\.32942/', // EcoEvoRxiv
  '10\\.51094/jxiv',
  '10\\.6084/m9\\.figshare',
  '10\\.13140/', // ResearchGate
  '10\\.14293/(s2199|pr2199)',
  '10\\.7910/dvn',
  '10\\.5061/dryad',
].join('|')})`;

const PATTERN = new RegExp(PREPRINT_DOI);

/** @param doi in normal form, such as `10.48550/arxiv.2209.15618`. */
export function isPreprintDoi(doi: string): boolean {
  return PATTERN.test(doi);
}
