import { arxivFormat } from '../../src/formats/arxiv/format.js';
import { describeBytes } from '../../src/formats/describe-file.js';
import { huggingFaceFormat } from '../../src/formats/huggingface/format.js';
import { openAlexFormat } from '../../src/formats/openalex/format.js';
import { recognise } from '../../src/formats/recognise.js';

const ARXIV = '{"id":"0704.0001","submitter":"Lind","authors_parsed":[],"versions":5}';
const OPENALEX = '{"id":"https://openalex.org/W1","authorships":[],"locations":null}';
const HUGGING_FACE = '{"paper":{"id":"2510.01234"},"publishedAt":"2025-10-02"}';

it('is content with one record of the format among the first ones, however faulty', () => {
  expect(recognise(['nonsense', '{}', ARXIV], arxivFormat)).toBeNull();
  expect(recognise([OPENALEX], openAlexFormat)).toBeNull();
  expect(recognise([HUGGING_FACE], huggingFaceFormat)).toBeNull();
});

it('is content with an empty file', () => {
  expect(recognise([], arxivFormat)).toBeNull();
});

const EXPECTED =
  'Expected records of arXiv: of its snapshot in JSON, or an answer of its API or of OAI-PMH in XML, but the file';

it.each([
  [[OPENALEX], 'holds works of OpenAlex in JSON, of its snapshot or its API (format openalex).'],
  [[`[${HUGGING_FACE}]`], 'holds the daily papers of Hugging Face in JSON (format huggingface).'],
  [['<!DOCTYPE html>', '<html>'], 'is an HTML page.'],
  [['<?xml version="1.0"?>', '<rss>'], 'is XML of another kind.'],
  [['{', '"id": "0704.0001",'], 'begins with "{", which is no whole JSON.'],
  [['id;title'], 'is no JSON: it begins with "id;title".'],
  [['@article{lind2020,'], 'is BibTeX.'],
  [['TY  - JOUR'], 'is in the format RIS.'],
  [['{"type":"dataset"}'], 'holds other JSON, such as "{"type":"dataset"}".'],
  [['{"message-type":"work-list","message":{}}'], 'holds an answer of Crossref.'],
  [
    ['{"paperId":"ab","title":"Tides"}'],
    'holds papers of Semantic Scholar in JSON: of its API, also of citations and references, or of its files (format semantic-scholar).',
  ],
  [['{"topic":{"code":"cs.LG"}}'], 'holds an export of Papergraph (format papergraph).'],
  [
    ['{"id":"https://openalex.org/A5000000001","works_count":3}'],
    'holds authors, institutions or other records of OpenAlex, which are no works.',
  ],
  [['"' + 'x'.repeat(1_000) + '"'], `holds other JSON, such as ""${'x'.repeat(59)}...".`],
])('says what came instead: %j', (texts, found) => {
  expect(recognise(texts, arxivFormat)).toBe(`${EXPECTED} ${found}`);
});

it.each([
  ['PK\u0003\u0004 and more', 'is a ZIP archive: unpack it first'],
  ['\u0028\u00B5\u002F\u00FD', 'is packed with zstd: unpack it first, or pack it with gzip'],
  ['%PDF-1.7', 'is a PDF'],
  ['title,authors,year\nTides,Lind,2020\n', 'is a table with commas between its columns (CSV)'],
  ['some words\n', null],
])('tells files of other kinds by how they begin: %j', (head, kind) => {
  expect(describeBytes(head)).toBe(kind);
});
