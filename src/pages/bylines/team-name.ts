/** Authors that are no persons: `Gemini Team`, `DeepSeek-AI`, `LLM360`, `OpenAI`, `ATLAS Collaboration`. */

const TEAM_END =
  /(?:^|[\s-])(?:Teams?|Collaborations?|Consortium|Group|Project|Labs?|AI|Research|Community|Foundation|Inc\.?|Initiative|Workshop|Institute|University|Contributors|Authors)$/;

const KNOWN_TEAM =
  /^(?:OpenAI|DeepSeek|NVIDIA|Meta|Google|Microsoft|Apple|Anthropic|Cohere|BigScience|BigCode|EleutherAI|MiniMax|ByteDance|StepFun|InternLM|TeleAI|LLM-jp|xAI|ATLAS|CMS|LHCb|ALICE|IceCube|LIGO|(?:LLM|GLM|IDEA|Kimi|Qwen|Hunyuan|Llama|Gemma|Gemini|Mistral|Apertus|Seed)[-\d.]*\w?)$/;

const LONGEST_TEAM = 80;

/** In the measure of `scoreName`; null for what is no team. */
export function scoreTeamName(name: string): number | null {
  if (name.length > LONGEST_TEAM) return null;
  const [first = '', ...others] = name.split(' ');
  if (others.length > 5 || !others.every((word) => /^[\p{Lu}\p{N}&]|^(?:of|for|the|and)$/u.test(word)))
    return null;
  if (!TEAM_END.test(name) && !KNOWN_TEAM.test(name)) return null;
  return scoreFirstWord(first) - others.length * 0.1;
}

/** `DeepSeek-AI` and `Gemini` stand for themselves; `ModelBigScience` is a title's end and a team. */
function scoreFirstWord(word: string): number {
  if (KNOWN_TEAM.test(word) || KNOWN_TEAM.test(word.replace(/-AI$/, ''))) return 3.5;
  if (word.length === 1 || /^\p{Lu}\p{Ll}?\p{Lu}\p{Ll}/u.test(word)) return -2;
  return /\p{Ll}\p{Lu}/u.test(word) ? 0 : 2.5;
}
