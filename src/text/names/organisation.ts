/** Words that a group's name ends with, and no family name is. */
const END =
  /[\s-](?:teams?|collaborations?|consorti(?:um|a)|groups?|projects?|labs?|laborator(?:y|ies)|AI|research|communit(?:y|ies)|foundation|inc|ltd|llc|gmbh|corp|corporation|company|initiative|workshop|institut[eo]?|universit(?:y|ies|ät|é)|universi(?:dad|dade|tà)|contributors|authors|network|committee|society|association|council|agency|investigators|trialists|task force|alliance|programme|program|cent(?:er|re)|department|ministry|observatory|federation|commission|organi[sz]ation|academy|bureau|partnership|secretariat|hospital|survey|working party|editors|editorial board|staff|members|partners|experiment|observatories|groupe|grupo|équipe|gesellschaft|verein|kollaboration|arbeitsgruppe)\.?$/iu;

const START =
  /^(?:the|universit(?:y|ät|é)|universi(?:dad|dade|tà)|institut[eo]?|department|dept\.?|ministry|minist(?:ère|erio)|cent(?:er|re|ro)|society|association|council|office|bureau|academy|school|faculty|committee|division|commission|groupe|grupo|équipe)\s/iu;

/** Words between others that stand in no person's name. */
const JOINED = /\s(?:of|for|the|and|&|für|des? l['’]|pour)\s/u;

const EAST_ASIAN_END =
  /(?:大学|大學|学院|学校|研究所|研究院|研究室|研究组|实验室|公司|团队|委員会|委员会|协会|協会|学会|学部|病院|医院|대학교|编辑部|編輯部|編集部|课题组|課題組|小组|小組|中心|日报|日報|新华社|新華社|연구소|연구원|연구실|연구회|위원회|협회|학회|센터|그룹|팀)$/u;

/** Those that are known by a name like a person's. */
const KNOWN =
  /^(?:google deepmind|google brain|google quantum ai|meta ai|openai|deepmind|nvidia|hugging face)$/iu;

/** Whether a name is a collaboration's, a team's or another body's, or of several persons at once. */
export function isOrganisation(name: string): boolean {
  if (KNOWN.test(name) || EAST_ASIAN_END.test(name)) return true;
  return (END.test(name) && !/^\p{Lu}\.\s/u.test(name)) || START.test(name) || JOINED.test(name);
}

const GROUP_NOUN = /^(?:collaborations?|consorti(?:um|a)|working group)$/iu;

/** Whether what a source takes for a family name is what a group's name ends with: `Collaboration`, of `Belle II`. */
export function isGroupNoun(family: string): boolean {
  return GROUP_NOUN.test(family);
}

/** `Ann Lee on behalf of the CMS Collaboration`, `Ann Lee (for the CMS Collaboration)`. */
const ON_BEHALF = /\b(?:on|in) (?:the )?behalf of (?:the )?(?=.)/iu;
const FOR_GROUP = /(?<=^|[\s,;:(])(?:for|from|representing|and|with) the (?=.)/iu;

interface SplitName {
  person: string;
  behalf: string;
}

/**
 * A name taken from whom its person speaks for; either may be empty, as the person in `on behalf of the CMS
 * Collaboration`.
 */
export function splitBehalf(name: string): SplitName {
  return splitAt(name, ON_BEHALF) ?? groupBehind(name) ?? { person: name, behalf: '' };
}

function groupBehind(name: string): SplitName | null {
  const found = splitAt(name, FOR_GROUP);
  return found !== null && END.test(` ${found.behalf}`) && !isOrganisation(found.person) ? found : null;
}

/** What stands before the words and behind them; null where they do not stand there. */
function splitAt(name: string, words: RegExp): SplitName | null {
  const found = words.exec(name);
  if (found === null) return null;
  const behind = name.slice(found.index + found[0].length);
  const behalf = behind.length > 1 && behind.endsWith(')') ? behind.slice(0, -1) : behind;
  return { person: name.slice(0, found.index).replace(/(?<![\s,;:(])[\s,;:(]+$/u, ''), behalf };
}
