import { isByline, readByline } from '../../../src/pages/bylines/byline.js';

const namesOf = (line: string) => readByline(line).byline?.names;

describe('readByline', () => {
  it('reads a complete byline', () => {
    expect(readByline('Ann Lee, Bo van den Ek')).toEqual({
      byline: { names: ['Ann Lee', 'Bo van den Ek'], truncated: false },
      institutionAsPrinted: null,
      institutions: [],
    });
  });

  it('reads a byline that is cut', () => {
    expect(readByline('Ann Lee, Bo Ek, Cy Oh et al.').byline).toEqual({
      names: ['Ann Lee', 'Bo Ek', 'Cy Oh'],
      truncated: true,
    });
  });

  it('reads the institution behind the dot', () => {
    expect(readByline('Ann Lee, Bo Ek et al. · deepmind')).toMatchObject({
      byline: { names: ['Ann Lee', 'Bo Ek'], truncated: true },
      institutionAsPrinted: 'deepmind',
      institutions: ['deepmind'],
    });
  });

  it('reads several institutions, with dots and hyphens', () => {
    expect(readByline('Ann Lee · amazon-science, allen.ai, eth-zurich')).toMatchObject({
      byline: { names: ['Ann Lee'], truncated: false },
      institutionAsPrinted: 'amazon-science, allen.ai, eth-zurich',
      institutions: ['amazon-science', 'allen.ai', 'eth-zurich'],
    });
  });

  it('reads an institution that is written with capitals', () => {
    expect(readByline('Ann Lee, Bo Ek · DeepMind, ETH')).toMatchObject({
      byline: { names: ['Ann Lee', 'Bo Ek'], truncated: false },
      institutions: ['DeepMind', 'ETH'],
    });
  });

  it('keeps a suffix with its name', () => {
    expect(namesOf('Ann Lee, Jr., Bo Ek III, Cy Oh')).toEqual(['Ann Lee, Jr.', 'Bo Ek III', 'Cy Oh']);
  });

  it('does not cut at commas in brackets', () => {
    expect(namesOf('Ann Lee (Oslo, Norway), Bo Ek')).toEqual(['Ann Lee (Oslo, Norway)', 'Bo Ek']);
  });

  it('survives a bracket that is never closed', () => {
    expect(namesOf('Ann Lee (Oslo, Bo Ek')).toEqual(['Ann Lee (Oslo', 'Bo Ek']);
  });
});

describe('isByline', () => {
  it.each([
    'Ann Lee',
    'Ann Lee, Bo Ek',
    'Tomke McBride, Ivo DeWitt, Niamh O’Dowd et al.',
    'S. M. Ali Haddad, J. Zita Okafor, Y-Anh Bui et al. · eth-zurich',
    'Diego de las Rosas, Johannes von Berg, Ludwig van der Linde',
    'Łucja Żak, Šimon Dvořák, Øystein Ås',
    'Иван Петров, Γιώργος Παππάς',
    '王小明, 李华',
    'OpenAI',
    'DeepSeek-AI, Bo Ek, Cy Oh et al.',
    'Jack W Moore, Jean-Baptiste Roy',
    'Ann Lee, dana boyle, bell harper',
    'Bo Ek · MIT',
  ])('knows %s', (line) => {
    expect(isByline(line)).toBe(true);
  });

  it.each([
    'AI agents are everywhere.',
    'We study ranks, trees, and forests.',
    'In this paper, we present a method.',
    'Large language models (LLMs) can be prompted',
    'Ranks, trees and lists',
    'Sorting lists, and how not to',
    'Code: https://example.org/code',
  ])('does not take %j for one', (line) => {
    expect(isByline(line)).toBe(false);
  });
});
