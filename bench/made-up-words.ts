import { Random, type Weighted, zipf } from './random.js';

const VOCABULARY_SIZE = 50_000;
const TOPIC_WORDS = 80;

const FUNCTION_WORDS =
  'the of and to in a for we that is with on this by are as from can be which an it our these at their has'.split(
    ' ',
  );

/** The most frequent words of abstracts, roughly in that order. */
const COMMON_WORDS = `model learning data results method network training algorithm neural performance
  problem approach show propose system learned analysis task models information optimal deep function
  distribution state graph agent reinforcement policy language image representation bound random theory
  stochastic time space optimization inference prediction classification sample error gradient convergence
  dynamics experimental empirical framework structure robust efficient generative attention transformer
  feature domain transfer adversarial search planning memory reward exploration Bayesian kernel matrix
  estimation linear convex sparse quantum particle energy field measurement detector galaxy spectrum protein
  cell gene neuron cortex signal frequency noise channel code compression entropy complexity proof theorem
  lattice topology manifold geometry tensor operator group symmetry phase transition temperature magnetic
  superconducting polymer fluid turbulence laser photon plasma climate market price risk game equilibrium
  mechanism causal uncertainty calibration fairness privacy federated recommendation retrieval translation
  speech vision video segmentation detection robot control simulation benchmark dataset evaluation scaling
  Poincaré Schrödinger naïve Erdős–Rényi Gödel Möbius`.split(/\s+/);

const SYLLABLES =
  'ba be bi bo ca ce ci co da de di do fa fe fi fo ga ge gi go la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo tra pre con syn hyper poly meta trans'.split(
    ' ',
  );
const ENDINGS = 'n r s l tion ment ity ism oid ance ent al ic ive ous ing'.split(' ');

/** Words by Zipf's law, some of them at home in one topic. */
export class Vocabulary {
  private readonly words: readonly string[];
  private readonly general: Weighted = zipf(VOCABULARY_SIZE, 1);
  private readonly ofTopic: Weighted = zipf(TOPIC_WORDS, 0.8);

  constructor(seed: number) {
    this.words = makeWords(new Random(seed));
  }

  /** About `length` characters of sentences. */
  text(random: Random, topic: number, length: number): string {
    let text = '';
    while (text.length < length) text += `${text === '' ? '' : ' '}${this.sentence(random, topic)}`;
    return text;
  }

  /** A title without a full stop. */
  title(random: Random, topic: number): string {
    const words = Array.from({ length: random.between(3, 9) }, () => this.word(random, topic));
    if (words.length > 4 && random.chance(0.3)) words[2] = `${words[2] ?? ''}:`;
    if (random.chance(0.4)) words.splice(-1, 0, random.pick(['of', 'for', 'in', 'and', 'with']));
    return `${capitalised(words.join(' '))}${random.chance(0.03) ? '?' : ''}`;
  }

  private sentence(random: Random, topic: number): string {
    const words = Array.from({ length: random.between(12, 26) }, () =>
      random.chance(0.35) ? random.pick(FUNCTION_WORDS) : this.word(random, topic),
    );
    return `${capitalised(words.join(' '))}.`;
  }

  private word(random: Random, topic: number): string {
    const place = random.chance(0.2)
      ? COMMON_WORDS.length + topic * TOPIC_WORDS + this.ofTopic.draw(random)
      : this.general.draw(random);
    return this.words[place % VOCABULARY_SIZE] ?? '';
  }
}

function makeWords(random: Random): string[] {
  const words = new Set(COMMON_WORDS);
  while (words.size < VOCABULARY_SIZE) {
    const syllables = Array.from({ length: random.between(2, 4) }, () => random.pick(SYLLABLES));
    words.add(syllables.join('') + random.pick(ENDINGS));
  }
  return [...words];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
