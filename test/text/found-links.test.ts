import { findLinks, linkKey } from '../../src/text/found-links.js';

it.each([
  ['Our code is at https://github.com/peat/bogs.', 'CODE', 'https://github.com/peat/bogs'],
  ['(see github.com/peat/bogs)', 'CODE', 'https://github.com/peat/bogs'],
  [String.raw`\url{https://github.com/peat/drain\_bogs}, too`, 'CODE', 'https://github.com/peat/drain_bogs'],
  [String.raw`\href{https://github.com/peat/bogs}{here}`, 'CODE', 'https://github.com/peat/bogs'],
  ['https://github.com/peat/bogs{https://github.com/peat/bogs}.', 'CODE', 'https://github.com/peat/bogs'],
  ['[code](https://github.com/peat/bogs)[1]', 'CODE', 'https://github.com/peat/bogs'],
  ['https://github.com/peat/bogs.Our second', 'CODE', 'https://github.com/peat/bogs'],
  ['https://github.com/peat/bogs²', 'CODE', 'https://github.com/peat/bogs'],
  ['代码在 https://github.com/peat/bogs。我们', 'CODE', 'https://github.com/peat/bogs'],
  [
    'at~https://anonymous.4open.science/r/Bog/README.md{here.}',
    'CODE',
    'https://anonymous.4open.science/r/Bog/README.md',
  ],
  ['https://gitlab.inria.fr/peat/bogs;', 'CODE', 'https://gitlab.inria.fr/peat/bogs'],
  ['https://huggingface.co/datasets/peat/bogs', 'DATASET', 'https://huggingface.co/datasets/peat/bogs'],
  ['https://huggingface.co/peat/bogs-7b', 'PROJECT', 'https://huggingface.co/peat/bogs-7b'],
  ['https://peat.github.io/', 'PROJECT', 'https://peat.github.io/'],
  ['The project page is https://peat.example/a_(b).', 'PROJECT', 'https://peat.example/a_(b)'],
])('finds what %j prints', (text, kind, url) => {
  expect(findLinks(text)).toEqual([{ kind, url }]);
});

it.each([
  'We use the data of https://example.org/data and http://dx.doi.org/10.1214/07-AAP481.',
  'Models of https://github.com/peat and https://huggingface.co/peat are compared.',
  'https://github.com/topics/bogs',
  'https://huggingface.co/papers/2209.15618',
  'mail me at bogs@github.com/peat/x',
  'https://',
  'github is a site',
])('takes %j for no link of the paper', (text) => {
  expect(findLinks(text)).toEqual([]);
});

it('knows one address in two ways to write it', () => {
  expect(linkKey('http://www.github.com/Peat/Bogs.git/')).toBe(linkKey('https://github.com/peat/bogs'));
  expect(linkKey('https://arxiv.org/pdf/2209.15618v2.pdf')).toBe(linkKey('http://arxiv.org/pdf/2209.15618'));
  expect(linkKey('https://dx.doi.org/10.1000/A')).toBe(linkKey('https://doi.org/10.1000/a'));
  expect(linkKey('https://peat.example/A')).not.toBe(linkKey('https://peat.example/a'));
});
