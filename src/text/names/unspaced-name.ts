/**
 * The family name and the given name of a name that is written in East Asian script without a blank; null where that is
 * not certain, as for what may be a name of one word, a pen name or a nation's without family names.
 *
 * - Korean: a family name of one syllable, or one of the few of two, and a given name of one or two: 김|철수, 남궁|민수.
 * - Chinese: a name of two or three signs that begins with one of the common family names, or one of up to four with a family
 *   name of two signs: 王|小明, 欧阳|娜娜.
 * - Japanese: nothing but a dictionary tells where its family name ends, since either part may have one to three signs.
 *   So it is cut behind one of the most common family names, which most of their bearers share and which hardly begins a Chinese
 *   name: 山田|太郎; and where kana follow on two or three Chinese signs: 高橋|はるか. Of others 2 + 2 signs would
 *   be the likely reading; but so are written 森久美子 (1 + 3), and names of Chinese, Mongols or newspapers.
 */
export function splitUnspaced(word: string): { family: string; given: string } | null {
  const signs = [...word];
  const length = familyLength(signs);
  if (length === 0) return null;
  return { family: signs.slice(0, length).join(''), given: signs.slice(length).join('') };
}

/** How many signs the family name has; 0 where it is not certain. */
function familyLength(signs: readonly string[]): number {
  const word = signs.join('');
  if (/^\p{Script=Hangul}+$/u.test(word)) return koreanLength(signs);
  if (/^\p{Script=Han}+$/u.test(word)) return japaneseLength(signs) ?? chineseLength(signs);
  const [, kanji = ''] =
    /^(\p{Script=Han}{2,3})(?:\p{Script=Hiragana}{2,4}|\p{Script=Katakana}{2,4})$/u.exec(word) ?? [];
  return [...kanji].length;
}

/** Of these families of two syllables a name of three is more often one of a family of one: 황|보라, 선|우진. */
const ALSO_ONE_SYLLABLE = new Set(['황보', '선우']);

function koreanLength(signs: readonly string[]): number {
  const compound = signs.slice(0, 2).join('');
  const given = signs.length - 2;
  if (KOREAN_COMPOUND.has(compound) && (given === 2 || (given === 1 && !ALSO_ONE_SYLLABLE.has(compound))))
    return 2;
  return hasGiven(signs, 1) && KOREAN.has(signs[0] ?? '') && !KOREAN_COMPOUND.has(signs.join('')) ? 1 : 0;
}

function chineseLength(signs: readonly string[]): number {
  if (CHINESE_COMPOUND.has(signs.slice(0, 2).join(''))) return hasGiven(signs, 2) ? 2 : 0;
  return hasGiven(signs, 1) && CHINESE.has(signs[0] ?? '') ? 1 : 0;
}

/** Whether one or two signs are left for the given name. */
function hasGiven(signs: readonly string[], family: number): boolean {
  return signs.length > family && signs.length <= family + 2;
}

/** Given names of three signs end so: 健太郎, 真由美. */
const LONG_GIVEN = /[郎朗子美助介恵香里代奈江衛]$/u;

/** Null for a name that does not begin with a common Japanese family name; 0 for one that is nothing else, or in doubt. */
function japaneseLength(signs: readonly string[]): number | null {
  const length = [3, 2].find((count) => JAPANESE.has(signs.slice(0, count).join('')));
  if (length === undefined) return null;
  const given = signs.slice(length);
  if (given.length === 1 && ALSO_CHINESE.has(signs.slice(0, length).join(''))) return 0;
  const isGiven =
    given.length === 1 || given.length === 2 || (given.length === 3 && LONG_GIVEN.test(given.join('')));
  return isGiven ? length : 0;
}

const signs = (list: string) => new Set(list.replaceAll(/\s/g, ''));
const words = (list: string) => new Set(list.trim().split(/\s+/));

/** The most common family names of one sign in China and Taiwan, in simplified and in full characters. */
const CHINESE = signs(`
  王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭肖蔡潘田董袁于
  余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鍾鐘姜崔谭譚廖范範汪陆陸金石戴贾賈韦韋夏邱丘方侯邹鄒熊孟秦白江阎閻薛尹段雷
  黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴覃洪武莫孔汤湯向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章
  鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂塗成苗谷盛曲翁冉骆駱蓝藍路游辛靳
  管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费
  費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟
  遲邝鄺官封谈談匡鞠惠荆荊乐樂冀郁鬱胥南班储儲原栗燕楚鄢劳勞谌諶奚皮粟冼蔺藺楼樓盘盤满滿闻聞位厉厲伊仝区區郜海阚闞花
  强強帅帥朴撒晋晉湛`);

/** Chinese family names of two signs. */
const CHINESE_COMPOUND = words(`
  欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫 司徒 夏侯 轩辕 軒轅 端木 呼延
  南宫 南宮 独孤 獨孤 鲜于 鮮于 闻人 聞人 太史 申屠 西门 西門 东郭 東郭 淳于 澹台 澹臺 公冶 宗政 濮阳 濮陽 赫连 赫連 万俟 拓跋
  司空 司寇 仲孙 仲孫 钟离 鍾離 鐘離 完颜 完顏 纳兰 納蘭 闾丘 閭丘 左丘 梁丘 公羊 谷梁 穀梁 羊舌 百里 单于 單于`);

/** Korean family names of one syllable. */
const KOREAN = signs(`
  김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마
  길연위표명기반왕금옥육인맹제모탁국은편용예봉경사부나라가복목형피두감음빈동온호범좌팽승간상갈시단견당판화창옹`);

/** Korean family names of two syllables. */
const KOREAN_COMPOUND = words('남궁 황보 제갈 사공 선우 독고 서문 동방 망절');

/** The most common Japanese family names of two and three signs. */
const JAPANESE = words(`
  佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 齋藤 齊藤
  清水 山崎 山﨑 阿部 池田 橋本 石川 山下 中島 中嶋 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井
  岡本 金子 藤原 三浦 中野 原田 中川 松田 竹内 小野 田村 中山 和田 石田 森田 上田 柴田 酒井 宮崎 横山 宮本 内田 高木 安藤 谷口 大野
  丸山 今井 高田 藤本 河野 小島 村田 武田 上野 杉山 増田 平野 菅原 久保 小山 大塚 千葉 松井 岩崎 木下 野口 松尾 野村 菊地 菊池 佐野
  渡瀬 大西 杉本 新井 古川 浜田 濱田 市川 小松 高野 水野 吉川 山内 島田 西田 桜井 櫻井 飯田 西川 五十嵐 北村 安田 川口 平田 中田
  川崎 本田 久保田 沢田 澤田 吉村 中西 岩田 服部 福島 辻本 川上 樋口 富田 矢野 関口 秋山 広瀬 廣瀬 山中 永井 石原 大島 須藤 大橋 松岡
  馬場 浜口 伊東 馬渕 三宅 榎本 小池 浅野 荒木 大久保 熊谷 野田 平井 川村 荒井 松村 今村 川島 田口 黒田 尾崎 望月 永田 内藤 西山 大谷
  堀内 片山 東野 早川 松下 横田 岡崎 荻野 田辺 鎌田 成田 宮田 石橋 大石 篠原 須田 高山 栗原 伊達 小西 松原 南部 北川 大川 工藤 星野 関根
  小沢 小澤 岩本 土屋 吉岡 川田 松永 児玉 上原 黒木 白石 飯塚 江口 天野 福井 矢島 小田 奥村 奥田 小泉 西尾 武藤 松浦 村山 内山 坂口 坂田
  津田 吉野 三木 大森 大山 片岡 竹田 竹中 岡村 塚本 向井 黒川 黒澤 黒沢 富永 森本 森下 森川 森山 森岡 根本 宮下 宮川 宮澤 宮沢 河合 河村
  川端 夏目 芥川 織田 豊田 本間 相馬 佐久間 小野寺 小笠原 大和田 小山田 長谷部 日下部 宇佐美 長谷 松山 松崎 稲垣 稲葉 平山 平川 神田 神谷
  木内 高島 高松 高井 高見 吉本 吉原 吉沢 吉澤 米田 菅野 柳田 柳沢 柳澤 梅田 梅原 湯川 朝永 江崎 利根川 野依 益川 南條 田島 田代 田原
  中井 中尾 中谷 中原 中沢 中澤 西岡 西野 西本 西原 植田 植木 堀田 堀江 堀川 福岡 福本 福永 福原 長尾 長田 永野 岸本 岸田 安倍 安部 細川
  藤川 藤沢 藤澤 藤村 藤野 藤岡 倉田 桑原 桑田 比嘉 金城 大城 宮城 島袋 玉城 新垣 甲斐 出口 戸田 土井 土田 池上 石黒 石塚 市村 今野 岩井
  岩瀬 宇野 榊原 川合 川本 川野 河田 北野 北原 木原 窪田 倉橋 小倉 小原 小柳 小谷 小森 越智 佐伯 坂井 桜田 笹川 塩田 塩谷 志村 島村 下田
  菅沼 関谷 高瀬 滝沢 瀧澤 竹下 立花 谷川 千田 角田 寺田 徳田 冨田 内海 長沢 長野 梨本 成瀬 西沢 西澤 根岸 野崎 野中 長岡 橋口 畠山 花田
  早坂 原口 日高 平岡 平松 深澤 深沢 藤崎 古田 古賀 細谷 堀口 本多 本橋 牧野 町田 松川 三上 三谷 三好 水谷 溝口 緑川 宮内 宮原 武井 村井
  村松 村岡 茂木 八木 安井 柳原 矢部 山岸 山根 山元 山村 山岡 湯浅 横井 若林 鷲見 渡会`);

/** Japanese family names that are as often a Chinese family name with the first sign of a given name. */
const ALSO_CHINESE = words('金子 金城 高山 高松 高田');
