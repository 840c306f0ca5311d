/**
 * Titles and bylines to glue together: titles of many endings, names of many shapes. The people are invented;
 * given names and surnames are put together so that none is known from the documents.
 */

export interface GluedPair {
  title: string;
  names: string[];
  truncated: boolean;
}

/** Ends in words, capitals, digits, marks, camel case, formulas; commas, colons and quotes within. */
export const TITLES = `
A Field Guide to Ranking Without Labels
Learning to Forget: Continual Ranking under Drift
On the Limits of Contrastive Ranking
How Deep Should a Ranker Be?
Do Rankers Dream of Sorted Sheep?
Ranking Is All You Keep!
What a Sorted List Can Tell (and What It Cannot)
Sorting Networks, Revisited
Trees, Forests, and Gardens
Ranks, Risks and Rewards in Bandit Markets
Small Lists, Large Errors: A Study of Short Rankings
Probing Sentence Order with BERT
A Closer Look at GPT-4
Scaling Sorted Attention to 40 Billion Parameters
Ranked Play in StarCraft II
Fine-Tuning Llama 2
Transcribing Birdsong with wav2vec 2.0
Sparse Updates for LoRA
Solving Weighted MaxSAT
Verified Search for MaxSAT and MinSAT
Curiosity in MineRL
Learning from YouTube
Object Permanence in AlphaZero
Fast Kernels for PyTorch
Fitting Gaussian Processes in TensorFlow
Pruning ResNets
Sorting with GANs
Latent Ranks for VAEs
A Survey of Alignment Methods for Large Language Models (LLMs)
Bounds for $k$-Server on $L^p$
Sorting in $O(n \\log n)$
Rank Aggregation in {0,1}-Spaces
Better Priors for word2vec
Distilling DistilBERT
Calibrating iGPT
DeepSort
SortNet: A Differentiable Sorter
RankFormer: Transformers That Sort
TReSort: Recurrent Sorting for Video
MaD Sorting: Learning under Make-and-Destroy Noise
LMSort: Sorting Prompts by Surprise
Sorting 2.5: Pushing Lists Beyond Their Limits, Again
The "Last Mile" of Sorting
"Why This Order?"
Sorting at the Edge of Chaos: I
Notes on Ordinal Regression, Part III
Isotonic Regression in 3D
Robust Planning under RL
Memory in RNNs
Beyond RLHF
Towards Safe AI
The Cost of an AI
An Empirical Study of Warm-Up
End-to-End Lip Reading
A Note on Early Stopping and Warm Restarts
Adaptive Curricula for Multi-Agent Games
Graph Matching via Optimal Transport
Fair Division of Attention
Graded Rewards for Autonomous Driving
Neural Compression of Tide Tables
Predicting Protein Folds from Their Shadows
Spiking Models of the Barn Owl
Causal Discovery in Gene Networks
Discovering Rules that Generalize Compositionally
Quantum Sorting with NISQ Devices
Time-Ordered Memory Traces in Mice
Minimal Width Suffices
The Shape of Loss
Language Games as Markets
Rank & File: Sorting Documents by Style
Mix&Match for Sorters
Sort, Then Search: Hashing Revisited
Speech Recognition for Low-Resource Languages
Explaining Rankings to Clinicians
A Benchmark of 1,000 Ranking Tasks
How to Rank in the Wild
Ranking for the Rest of Us
Non-Stationary Bandits with Side Information
Unbiased Gradients Through Sorting
Reward Design by Committee
`
  .trim()
  .split('\n');

const GIVEN =
  `Ann Tomke Łucja Øystein Đurđa Émile Özlem Þorbjörg Ngozi Thandiwe Xiu Zhiwei Y-Anh Jean-Luc Mei-Ling Seung-ho
  Anselm Iñaki Caoimhe Siôn Dariusz Venkatesh Oyelaran Miroslava Hyun-Woo Ruth Will Grace Long Mark Bo Li An Di
  Katarzyna Jürgen Šárka Niko Parvaneh Iolanda Wanjiru Tevita Rósa Giorgos`.split(/\s+/);

const MIDDLE = ['', '', '', ' M.', ' W', '', ' Sasha', '', ' J. R.', '', ' Maria', ''];

const SURNAMES = [
  ...`Lindqvist Okonkwo Abernathy Żeromski Ås Nguyen Wu Oh Xu Ito Haddad McBride MacLaren DeWitt O'Dowd O’Meara LeMoyne
  D'Amico Grau-Soler Ward-Finch Tremblay-Roy Çelik Šimek Łoś Pătru Bhattacharjee Young King Wood Ray Demir
  Vasquez`.split(/\s+/),
  ...[
    'von Berg',
    'van den Hout',
    'van der Linde',
    'de las Rosas',
    'de Vries',
    'dos Anjos',
    'bin Yusof',
    'ben Amar',
  ],
  ...[
    'al-Masri',
    'Al-Najjar',
    'El Fassi',
    'Di Marco',
    'da Cunha',
    'Vanden Eynde',
    'Ó Briain',
    'Ek Jr.',
    'Ek III',
  ],
];

const OTHERS = [
  'S. M. Ali Haddad',
  'J. Zita Okafor',
  'Li Kevin Wenbo',
  'Jack W Moore',
  'Γιώργος Παππάς',
  'Иван Лужин',
  '王小明',
];
const TEAMS = ['Gemini Team', 'DeepSeek-AI', 'LLM360', 'OpenAI', 'Kimi Team', 'NVIDIA'];

/** The pair of an index, always the same; 400 of them hold every title five times. */
export function gluedPair(index: number): GluedPair {
  const count = index % 5 === 4 ? 1 + (Math.floor(index / 5) % 3) : 3;
  const names = Array.from({ length: count }, (_, place) => personName(index * 3 + place));
  if (index % 29 === 7) names[0] = TEAMS[Math.floor(index / 29) % TEAMS.length] ?? '';
  return { title: TITLES[index % TITLES.length] ?? '', names, truncated: index % 5 !== 4 };
}

export function personName(index: number): string {
  if (index % 23 === 11) return OTHERS[Math.floor(index / 23) % OTHERS.length] ?? '';
  const at = (list: readonly string[], step: number) =>
    list[(index * step + Math.floor(index / list.length)) % list.length] ?? '';
  return `${at(GIVEN, 7)}${at(MIDDLE, 5)} ${at(SURNAMES, 11)}`;
}

/** Title and byline as a list prints them. */
export function glue({ title, names, truncated }: GluedPair): string {
  return `${title}${names.join(', ')}${truncated ? ' et al.' : ''}`;
}
