import { nameParts } from './name-parts.js';
import { PINYIN_SYLLABLE } from './names/bare-initials.js';

/**
 * Names by how many researchers may bear them. A small store cannot tell how common a name is, so it is estimated from
 * the shares of family and given names among people of a language, as censuses and name statistics publish them,
 * rounded. Pure.
 */

/** From so many on, equal names say little about being one person. */
const COMMON = 20;

/** Whether several researchers may well bear a folded name (`nameKeys`): Wei Zhang, J. Smith, not Robert E. Mercer. */
export function isCommonName(nameKey: string): boolean {
  return bearersOf(nameKey) >= COMMON;
}

/** How many researchers may bear a folded name; 0 where its family name is in no table. */
export function bearersOf(nameKey: string): number {
  // Most names end with no common family name, and there is no need to take them apart.
  if (!ENDINGS.has(nameKey.slice(nameKey.lastIndexOf(' ') + 1)) && !CHINESE_CHARACTERS.has(nameKey.charAt(0)))
    return 0;
  const { family, given, middle } = nameParts(nameKey);
  if (family === '' || given === '' || CHINESE_CHARACTERS.has(family))
    return bearersOfOneWord(nameKey.replaceAll(' ', ''));
  return LANGUAGES.reduce((sum, language) => sum + bearersIn(language, { family, given, middle }), 0);
}

interface Name {
  family: string;
  given: string;
  middle: readonly string[];
}

/** How names of a language are spread: shares in percent. */
interface Language {
  researchers: number;
  families: ReadonlyMap<string, number>;
  /** Share of those who have a given name. */
  shareOf: (given: string) => number;
}

/** Somebody's middle name, and be it an initial, tells most namesakes apart. */
const SHARE_OF_MIDDLE = 0.08;

/** Of people of one family name so many share an initial. */
const SHARE_OF_INITIAL = 0.06;

function bearersIn({ researchers, families, shareOf }: Language, { family, given, middle }: Name): number {
  const share = families.get(family) ?? 0;
  if (share === 0) return 0;
  const ofGiven = [...given].length === 1 ? SHARE_OF_INITIAL : shareOf(given) / 100;
  return researchers * (share / 100) * ofGiven * SHARE_OF_MIDDLE ** middle.length;
}

/** Names in Chinese script are one word: a family name and a given name of one or two characters. */
function bearersOfOneWord(word: string): number {
  const [family = '', ...given] = word;
  const share = CHINESE_CHARACTERS.get(family) ?? 0;
  if (share === 0 || given.length === 0 || given.length > 2) return 0;
  return 3_000_000 * (share / 100) * (given.length === 1 ? 0.001 : 0.000_01);
}

/** `wang 7.2 li 7` as a map. */
function shares(table: string): Map<string, number> {
  const words = table.trim().split(/\s+/);
  const entries = words.flatMap((word, place): [string, number][] =>
    place % 2 === 0 ? [[word, Number(words[place + 1])]] : [],
  );
  return new Map(entries);
}

/** Names of equal share. */
function each(share: number, names: string): [string, number][] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => [name, share]);
}

function languageOf(
  researchers: number,
  families: ReadonlyMap<string, number>,
  givens: ReadonlyMap<string, number>,
  other: number,
): Language {
  return { researchers, families, shareOf: (given) => givens.get(given) ?? other };
}

const CHINESE_FAMILIES = shares(`
  wang 7.2 li 7.5 zhang 6.8 liu 5.4 chen 4.6 yang 3.1 huang 2.2 zhao 2.1 wu 2.1 zhou 1.9 xu 2.1 sun 1.5 ma 1.3 zhu 1.3
  hu 1.3 guo 1.2 he 1.3 gao 1.1 lin 1.1 luo 0.9 zheng 0.9 liang 0.9 xie 0.8 song 0.8 tang 0.8 deng 0.6 han 0.6 feng 0.7
  cao 0.6 peng 0.6 zeng 0.6 xiao 0.6 tian 0.6 dong 0.6 pan 0.5 yuan 0.5 cai 0.5 jiang 1 yu 1.1 du 0.5 ye 0.5 cheng 0.6 wei 0.8
  su 0.5 lu 1.2 ding 0.4 ren 0.4 yao 0.4 shen 0.6 zhong 0.4 cui 0.4 tan 0.4 jin 0.4 shi 0.8 liao 0.4 lai 0.2 fan 0.5
  fang 0.4 meng 0.3 bai 0.3 qin 0.3 qiu 0.3 hou 0.3 jia 0.3 xia 0.4 xue 0.3 gu 0.3 xiong 0.3 zou 0.3 hao 0.3 kong 0.3 shao 0.3
  long 0.3 wan 0.3 duan 0.3 lei 0.3 qian 0.3 yin 0.4 yan 0.6 dai 0.3 kang 0.2 mao 0.2 chang 0.3 gong 0.3 wen 0.2 pang 0.2 lan 0.2
  tao 0.2 hong 0.3 niu 0.2 mo 0.1 ge 0.2 qi 0.3 ni 0.1 chu 0.2 zhan 0.1 mei 0.1 yi 0.1 bao 0.2 zuo 0.1 gan 0.1 xiang 0.2 ke 0.1
  wong 0.4 chan 0.5 cheung 0.3 lam 0.3 leung 0.2 ng 0.3 chow 0.1 hsu 0.2 tsai 0.2 chiu 0.1 lee 0.6 hsieh 0.1 kuo 0.1 yeh 0.1 tsang 0.1`);

/** Of given names of one syllable, in percent of these. */
const CHINESE_SINGLE = new Map([
  ...each(3, 'wei jing li min lei jun jie tao yang hui bo bin yan peng hao ming chao fang'),
  ...each(
    2,
    'ping gang feng fei liang bing bin xin yu kai lin ling juan na dan xia qiang hong jian long jia hua rui',
  ),
  ...each(
    1,
    `ke ning dong chen shan yi xiang xu yong cheng lu zhen qi ying ting yue wen zhe yun kun nan meng hang sheng di
    ran rong qing bei fan shuai xuan yuan zhi han tian xi chi cong xiao song yao shu ye lan ge lan hai guang huan ze zhong`,
  ),
]);
const CHINESE_FIRST = new Map([
  ...each(4, 'xiao jian zhi'),
  ...each(2.5, 'yu hong wen ming jia hai guo xin zi yi li jun yong guang hui wei zhen chun'),
  ...each(
    1.2,
    'hao cheng chao de feng dong jing jin ling bao chang da fang fu gui hua huan jie kai lan mei pei qi qing rui',
  ),
]);
const CHINESE_SECOND = new Map([
  ...each(3, 'hua ming jun feng'),
  ...each(2, 'ping wei hong li ying yu lin bin liang qiang gang jie xin hui bo qing yan hai'),
  ...each(
    1,
    'dong hao jian guo fang fei xiang yang jing jia long rong rui sheng tao wen xia yi yuan yun zhong chen cheng',
  ),
]);
const SHARE_OF_SINGLE = 0.18;

/** The most that any division of the letters gives: `xiaoming` may be xiao and ming. */
function shareOfPinyin(given: string): number {
  const letters = given.replaceAll('-', '');
  const single = PINYIN_SYLLABLE.test(letters) ? SHARE_OF_SINGLE * (CHINESE_SINGLE.get(letters) ?? 0.4) : 0;
  const divisions = [...letters].map((_, place) => [letters.slice(0, place), letters.slice(place)] as const);
  const double = divisions
    .filter((parts) => parts.every((part) => PINYIN_SYLLABLE.test(part)))
    .map(([one, other]) => (CHINESE_FIRST.get(one) ?? 0.3) * (CHINESE_SECOND.get(other) ?? 0.3) * 0.01);
  return Math.max(single, (1 - SHARE_OF_SINGLE) * Math.max(0, ...double));
}

const CHINESE_CHARACTERS = shares(`
  王 7.2 李 7 张 6.8 張 6.8 刘 5.4 劉 5.4 陈 4.6 陳 4.6 杨 3.1 楊 3.1 黄 2.2 黃 2.2 赵 2 趙 2 吴 2 吳 2 周 1.9 徐 1.5
  孙 1.4 孫 1.4 马 1.3 馬 1.3 朱 1.2 胡 1.2 郭 1.1 何 1.1 林 1.1 高 1 罗 0.9 羅 0.9 郑 0.9 鄭 0.9 梁 0.8`);

const LANGUAGES: readonly Language[] = [
  { researchers: 3_000_000, families: CHINESE_FAMILIES, shareOf: shareOfPinyin },
  languageOf(
    300_000,
    shares(`kim 21 lee 14.5 park 8.4 choi 4.7 jung 4.3 jeong 4 kang 2.4 cho 2.1 yoon 2 jang 2 lim 1.7 han 1.5 oh 1.5 seo 1.5
      shin 1.9 kwon 1.4 hwang 1.4 ahn 1.4 song 1.4 hong 1.1 yi 1 yun 0.5 chung 1 chang 0.5 yang 1 ko 0.9 moon 0.9 son 0.9 bae 0.8`),
    new Map(
      each(
        0.4,
        'minsu jihoon sungho jisoo minjun youngho sangwoo jaehyun seungwoo donghyun jiwon sungmin hyun',
      ),
    ),
    0.02,
  ),
  languageOf(
    80_000,
    shares(
      'nguyen 35 tran 11 le 10 pham 7 hoang 5 huynh 3 phan 4 vu 3 vo 3 dang 2 bui 2 do 2 ho 1 ngo 1 duong 1 ly 0.5',
    ),
    new Map(
      each(2, 'minh anh hung tuan nam thanh hai son long huy duc linh quang hoang lan trung dung hieu khoa'),
    ),
    0.3,
  ),
  languageOf(
    500_000,
    shares(`sato 1.5 suzuki 1.4 takahashi 1.1 tanaka 1.1 watanabe 1 ito 0.9 yamamoto 0.9 nakamura 0.8 kobayashi 0.8 kato 0.7
      yoshida 0.7 yamada 0.7 sasaki 0.5 yamaguchi 0.5 matsumoto 0.5 inoue 0.5 kimura 0.5 hayashi 0.4 shimizu 0.4 saito 0.7`),
    new Map(
      each(
        1,
        'hiroshi takashi kenji kazuo akira makoto satoshi koji takeshi toshio yuki yoshio masahiro hideki',
      ),
    ),
    0.05,
  ),
  languageOf(
    4_000_000,
    shares(`smith 0.9 johnson 0.7 williams 0.6 brown 0.6 jones 0.6 davis 0.45 miller 0.5 wilson 0.35 moore 0.3 taylor 0.35
      anderson 0.3 thomas 0.3 jackson 0.25 white 0.3 harris 0.25 martin 0.35 thompson 0.3 robinson 0.25 clark 0.25 lewis 0.2
      lee 0.4 walker 0.22 hall 0.2 allen 0.2 young 0.22 king 0.2 wright 0.2 scott 0.18 green 0.18 baker 0.16 adams 0.17 nelson 0.17
      hill 0.16 campbell 0.15 mitchell 0.15 roberts 0.16 carter 0.15 phillips 0.15 evans 0.16 turner 0.15 parker 0.14 edwards 0.14
      collins 0.13 cooper 0.12 stewart 0.12 morris 0.12 murphy 0.12 cook 0.11 rogers 0.11 morgan 0.12 bell 0.1 bailey 0.1 kelly 0.11`),
    new Map([
      ...each(2.5, 'john james robert michael david william richard'),
      ...each(
        1.2,
        `thomas charles mark paul joseph daniel steven stephen peter andrew christopher brian kevin george mary
        elizabeth sarah susan jennifer`,
      ),
      ...each(
        0.5,
        `eric matthew anthony jeffrey scott gary timothy jason ryan jonathan adam alan ian simon martin philip
        patrick benjamin alexander karen lisa anna emma laura rachel jane helen`,
      ),
    ]),
    0.03,
  ),
  languageOf(
    700_000,
    shares(
      'muller 0.95 mueller 0.3 schmidt 0.7 schneider 0.4 fischer 0.35 weber 0.3 meyer 0.35 wagner 0.27 becker 0.27 hoffmann 0.23',
    ),
    new Map(
      each(
        1.5,
        'thomas michael andreas peter stefan christian martin markus daniel klaus hans alexander wolfgang frank',
      ),
    ),
    0.08,
  ),
  languageOf(
    700_000,
    shares(`garcia 3 gonzalez 1.9 rodriguez 1.9 fernandez 1.8 lopez 1.8 martinez 1.7 sanchez 1.6 perez 1.6 gomez 1 martin 1
      hernandez 1 diaz 0.7 silva 2 santos 1.7 oliveira 1.2 souza 1 pereira 1 costa 0.9 ferreira 0.9 rodrigues 0.9 almeida 0.6`),
    new Map(
      each(
        1.8,
        'jose juan maria manuel antonio carlos luis francisco javier miguel joao paulo ana pedro david jorge',
      ),
    ),
    0.06,
  ),
  languageOf(
    800_000,
    shares(
      'kumar 3 singh 3 sharma 1.5 gupta 1.2 patel 1 khan 1.2 das 0.8 jain 0.6 verma 0.5 mishra 0.5 shah 0.5 rao 0.6 reddy 0.5 ali 0.8',
    ),
    new Map(
      each(
        0.8,
        `amit rahul rajesh sanjay anil sunil vijay ashok manoj ravi rakesh pankaj deepak ajay vikas sandeep
      arun suresh ramesh mohammad muhammad anand priya neha pooja`,
      ),
    ),
    0.03,
  ),
];

/** What a name of a common family name ends with. */
const ENDINGS = new Set(LANGUAGES.flatMap(({ families }) => [...families.keys()]));
