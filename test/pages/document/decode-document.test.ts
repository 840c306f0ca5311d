import { decodeDocument } from '../../../src/pages/document/decode-document.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const refusalOf = (document: Uint8Array) => {
  const decoded = decodeDocument(document);
  return typeof decoded === 'string' ? null : decoded.refused;
};

describe('decodeDocument', () => {
  it('keeps text as it is', () => {
    expect(decodeDocument(bytes('Ann Łee\n\tx\u00a0y\n'))).toBe('Ann Łee\n\tx\u00a0y\n');
  });

  it('takes a byte order mark off', () => {
    expect(decodeDocument(bytes('\uFEFFAnn Lee'))).toBe('Ann Lee');
  });

  it('ends every line with a line feed', () => {
    expect(decodeDocument(bytes('a\r\nb\rc\n\r\nd'))).toBe('a\nb\nc\n\nd');
  });

  it('composes letters and their accents', () => {
    expect(decodeDocument(bytes('Zoe\u0308'))).toBe('Zoë');
  });

  it('refuses what is no UTF-8, with the line', () => {
    const document = new Uint8Array([...bytes('one\nżwo\nthr'), 0xe9, ...bytes('e\nfour')]);
    expect(refusalOf(document)).toMatchObject({
      line: 3,
      message: expect.stringContaining('UTF-8') as string,
    });
  });

  it('refuses a character that is cut at the end', () => {
    expect(refusalOf(bytes('one\ntwo Ł').subarray(0, -1))).toMatchObject({ line: 2 });
  });

  it('refuses UTF-16 by name', () => {
    expect(refusalOf(new Uint8Array([0xff, 0xfe, 0x41, 0x00]))?.message).toContain('UTF-16');
  });

  it('refuses control characters, with the line', () => {
    expect(refusalOf(bytes('one\ntwo\u0000'))).toEqual({
      line: 2,
      message: 'expected text, but this line holds the control character U+0000',
    });
  });

  it('refuses more than 64 MB, and says how much it is', () => {
    expect(refusalOf(new Uint8Array(64 * 1024 * 1024 + 1))).toMatchObject({
      line: 1,
      message: expect.stringContaining('67108865') as string,
    });
  });

  it('decodes nothing to nothing', () => {
    expect(decodeDocument(new Uint8Array())).toBe('');
  });
});
