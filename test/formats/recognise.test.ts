import { arxivFormat } from '../../src/formats/arxiv/format.js';
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

const EXPECTED = 'Expected records of the arXiv metadata snapshot, one JSON object a line, but the file';

it.each([
  [[OPENALEX], 'holds works of the OpenAlex snapshot, one JSON object a line (format openalex).'],
  [
    [`[${HUGGING_FACE}]`],
    'holds the daily papers of Hugging Face, one JSON array of objects (format huggingface).',
  ],
  [['[', '{', '"paper": {'], 'begins with "[": it is a JSON array, as those of the format huggingface.'],
  [['<!DOCTYPE html>', '<html>'], 'is an HTML page.'],
  [['{', '"id": "0704.0001",'], 'begins with "{", which is no whole JSON object.'],
  [['id;title'], 'is no JSON: it begins with "id;title".'],
  [['{"type":"dataset"}'], 'holds other JSON, such as "{"type":"dataset"}".'],
  [['"' + 'x'.repeat(1_000) + '"'], `holds other JSON, such as ""${'x'.repeat(59)}...".`],
])('says what came instead: %j', (texts, found) => {
  expect(recognise(texts, arxivFormat)).toBe(`${EXPECTED} ${found}`);
});
