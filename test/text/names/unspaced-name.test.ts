import { compareNames } from '../../../src/text/compare-names.js';
import { nameKeys } from '../../../src/text/names/name-keys.js';
import { readName } from '../../../src/text/names/read-name.js';

const cut = (printed: string) => {
  const { family, given } = readName(printed);
  return given === '' ? family : `${family}|${given}`;
};

it.each([
  ['이서준', '이|서준'],
  ['이준', '이|준'],
  ['남궁서준', '남궁|서준'],
  ['제갈준', '제갈|준'],
  ['황보라', '황|보라'],
  ['황보서준', '황보|서준'],
  ['선우', '선우'],
  ['알리바바', '알리바바'],
  ['뽀로로', '뽀로로'],
])('Korean: %s is read as %s', (printed, expected) => {
  expect(cut(printed)).toBe(expected);
});

it.each([
  ['李文华', '李|文华'],
  ['李华', '李|华'],
  ['陳美玲', '陳|美玲'],
  ['欧阳文', '欧阳|文'],
  ['歐陽文華', '歐陽|文華'],
  ['司马文华', '司马|文华'],
  ['司马', '司马'],
  ['张李文华', '张李文华'],
  ['扎西顿珠', '扎西顿珠'],
])('Chinese: %s is read as %s', (printed, expected) => {
  expect(cut(printed)).toBe(expected);
});

it.each([
  ['鈴木花子', '鈴木|花子'],
  ['鈴木健', '鈴木|健'],
  ['高橋健', '高橋|健'],
  ['鈴木健太郎', '鈴木|健太郎'],
  ['長谷川健', '長谷川|健'],
  ['佐々木健一', '佐々木|健一'],
  ['鈴木はるか', '鈴木|はるか'],
  ['早乙女ひかる', '早乙女|ひかる'],
  ['鈴木', '鈴木'],
  ['田中', '田中'],
  ['金子涵', '金子涵'],
  ['森久美子', '森久美子'],
  ['小山田圭吾', '小山田|圭吾'],
])('Japanese: %s is read as %s', (printed, expected) => {
  expect(cut(printed)).toBe(expected);
});

it.each(['人民日报', '本刊编辑部', '서울연구소', '서울위원회'])('%s is an organisation', (printed) => {
  expect(readName(printed)).toMatchObject({ isOrganisation: true, family: printed });
});

it.each([
  ['이서준', '이 서준'],
  ['欧阳文', '欧阳 文'],
  ['鈴木花子', '鈴木，花子'],
])('%s is the same name as %s, and is shown as it is printed', (printed, spaced) => {
  expect(nameKeys(printed)).toEqual({ ...nameKeys(spaced), shown: printed });
});

it('takes a given name of one sign for no initial', () => {
  const compare = (one: string, other: string) => compareNames(nameKeys(one), nameKeys(other));
  expect(compare('李文', '李文华')).toBe('different');
  expect(compare('이 서', '이 서준')).toBe('different');
  expect(compare('이 서준', '이서준')).toBe('full');
});
