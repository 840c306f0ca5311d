/** A question as somebody types it into a search box, with the titles of the papers of the seeds that answer it. */
export interface SearchQuestion {
  kind: QuestionKind;
  query: string;
  /** Any of these is right. */
  titles: readonly string[];
}

export type QuestionKind =
  | 'topic'
  | 'sentence'
  | 'half a title'
  | 'author and word'
  | 'typing error'
  | 'acronym'
  | 'spelling'
  | 'phrase'
  | 'institution'
  | 'other language';

/** Questions of every kind over the five documents in `seeds`. Written before the ranking was chosen by them. */
export const QUESTIONS: readonly SearchQuestion[] = [
  ask('topic', 'language models as compressors', 'Language Modeling Is Compression'),
  ask(
    'topic',
    'playing chess without search',
    'Amortized Planning with Large-Scale Transformers: A Case Study on Chess',
  ),
  ask(
    'topic',
    'rectified flow',
    'Flow Straight and Fast: Learning to Generate and Transfer Data with Rectified Flow',
    'Rectified Diffusion: Straightness Is Not Your Need in Rectified Flow',
  ),
  ask('topic', 'llm verbal confidence', 'How do LLMs Compute Verbal Confidence'),
  ask('topic', 'adversarial example detection', 'On Detecting Adversarial Perturbations'),
  ask(
    'topic',
    'robot in-hand manipulation',
    'Visual Dexterity: In-Hand Reorientation of Novel and Complex Object Shapes',
    'A Careful Examination of Large Behavior Models for Multitask Dexterous Manipulation',
  ),
  ask(
    'topic',
    'protein and DNA design',
    'Fine-Tuning Discrete Diffusion Models via Reward Optimization with Applications to DNA and Protein Design',
    'Bidirectional Learning for Offline Model-based Biological Sequence Design',
  ),
  ask('topic', 'weather data compression', 'Neural Compression of Atmospheric States'),
  ask(
    'sentence',
    'how can transformers handle sequences longer than in training',
    'Randomized Positional Encodings Boost Length Generalization of Transformers',
  ),
  ask(
    'sentence',
    'why do large networks not overfit',
    'The Universality Lens: Why Even Highly Over-Parametrized Models Learn Well',
  ),
  ask(
    'sentence',
    'can language models know their own thoughts',
    'Looking Inward: Language Models Can Learn About Themselves by Introspection',
  ),
  ask(
    'sentence',
    'what is the best model size for a given compute budget',
    'Training Compute-Optimal Large Language Models',
  ),
  ask(
    'sentence',
    'which formal languages can a neural network learn',
    'Neural Networks and the Chomsky Hierarchy',
  ),
  ask(
    'sentence',
    'why do transformers fail to multiply numbers',
    "Why Can't Transformers Learn Multiplication? Reverse-Engineering Reveals Long-Range Dependency Pitfalls",
  ),
  ask(
    'sentence',
    'does a video generator understand physics?',
    'How Far is Video Generation from World Model: A Physical Law Perspective',
  ),
  ask(
    'sentence',
    'how to learn continually without forgetting with a bayesian method',
    'On Sequential Bayesian Inference for Continual Learning',
  ),
  ask(
    'half a title',
    'shaking the foundations delusions',
    'Shaking the foundations: delusions in sequence models for interaction and control',
  ),
  ask(
    'half a title',
    'your policy regularizer is secretly',
    'Your Policy Regularizer is Secretly an Adversary',
  ),
  ask(
    'half a title',
    'on the opportunities and risks',
    'On the Opportunities and Risks of Foundation Models',
  ),
  ask(
    'half a title',
    'beautiful and damned',
    'Beautiful and damned. Combined effect of content quality and social ties on user engagement',
  ),
  ask(
    'half a title',
    'mix and match agent curricula',
    'Mix&Match - Agent Curricula for Reinforcement Learning',
  ),
  ask(
    'half a title',
    'is all you need physics informed',
    'Respecting causality is all you need for training physics-informed neural networks',
  ),
  ask(
    'half a title',
    'the (1+1) EA with scheduled',
    'The linear hidden subset problem for the (1+1) EA with scheduled and adaptive mutation rates',
  ),
  ask(
    'half a title',
    'small data big decisions',
    'Small Data, Big Decisions: Model Selection in the Small-Data Regime',
  ),
  ask(
    'author and word',
    'Osindero promptbreeder',
    'Promptbreeder: Self-Referential Self-Improvement Via Prompt Evolution',
  ),
  ask('author and word', 'Deletang chomsky', 'Neural Networks and the Chomsky Hierarchy'),
  ask('author and word', 'hutter universal predictors', 'Learning Universal Predictors'),
  ask('author and word', 'steger gating attention rnn', 'Gated recurrent neural networks discover attention'),
  ask(
    'author and word',
    'Wołczyk multi-agent',
    'Embedded Universal Predictive Intelligence: a coherent framework for multi-agent learning',
  ),
  ask('author and word', 'Ortega probability trees', 'Algorithms for Causal Reasoning in Probability Trees'),
  ask(
    'author and word',
    'papers by Jaderberg on population training',
    'Population Based Training of Neural Networks',
  ),
  ask('author and word', 'Patraucean recurrent video', 'TRecViT: A Recurrent Video Transformer'),
  ask('typing error', 'reinforcment learning kickstrating', 'Kickstarting Deep Reinforcement Learning'),
  ask('typing error', 'sinkhorn autoencoder', 'Sinkhorn AutoEncoders'),
  ask(
    'typing error',
    'bayes optimalty meta lerning',
    "Beyond Bayes-optimality: meta-learning what you know you don't know",
    'Meta-trained agents implement Bayes-optimal agents',
    'Memory-Based Meta-Learning on Non-Stationary Distributions',
  ),
  ask(
    'typing error',
    'difusion models medical imaging survy',
    'Diffusion Models for Medical Image Analysis: A Comprehensive Survey',
  ),
  ask(
    'typing error',
    'psycopathology in large language models',
    'Emergence of psychopathological computations in large language models',
  ),
  ask('typing error', 'retrosyntetic planing', 'Retrosynthetic Planning with Dual Value Networks'),
  ask(
    'typing error',
    'hypernetwroks continual',
    'Continual Model-Based Reinforcement Learning with Hypernetworks',
  ),
  ask('typing error', 'Genewien causal analysis', 'Causal Analysis of Agent Behavior for AI Safety'),
  ask('acronym', 'DINO-WM', 'DINO-WM: World Models on Pre-trained Visual Features enable Zero-shot Planning'),
  ask(
    'acronym',
    'PINN',
    'Respecting causality is all you need for training physics-informed neural networks',
  ),
  ask(
    'acronym',
    'AGI 6G wireless',
    'Artificial General Intelligence (AGI)-Native Wireless Systems: A Journey Beyond 6G',
  ),
  ask(
    'acronym',
    'UORO RTRL approximation',
    'Optimal Kronecker-Sum Approximation of Real Time Recurrent Learning',
    'Approximating Real-Time Recurrent Learning with Random Kronecker Factors',
    'A Practical Sparse Approximation for Real Time Recurrent Learning',
  ),
  ask('acronym', 'NDE differential equations', 'On Neural Differential Equations'),
  ask(
    'acronym',
    'EEG foundation model',
    'REVE: A Foundation Model for EEG -- Adapting to Any Setup with Large-Scale Pretraining on 25,000 Subjects',
  ),
  ask(
    'spelling',
    'pre-training brain data',
    'Neuroformer: Multimodal and Multitask Generative Pretraining for Brain Data',
  ),
  ask(
    'spelling',
    'finetuning discrete diffusion',
    'Fine-Tuning Discrete Diffusion Models via Reward Optimization with Applications to DNA and Protein Design',
  ),
  ask(
    'spelling',
    'primordiality of colors trans neptunian',
    'Causal Evidence for the Primordiality of Colors in Trans-Neptunian Objects',
    'Causal evidence for the primordiality of colours in trans-Neptunian objects',
  ),
  ask('spelling', 'metalearning sequential strategies', 'Meta-learning of Sequential Strategies'),
  ask('spelling', 'top kast sparse', 'Top-KAST: Top-K Always Sparse Training'),
  ask(
    'spelling',
    'Gemini 2.5',
    'Gemini 2.5: Pushing the Frontier with Advanced Reasoning, Multimodality, Long Context, and Next Generation Agentic Capabilities',
  ),
  ask('spelling', 'worldmodels backbones s4', 'Facing Off World Model Backbones: RNNs, Transformers, and S4'),
  ask(
    'phrase',
    '"change of mind" language models',
    'How Overconfidence in Initial Choices and Underconfidence Under Criticism Modulate Change of Mind in Large Language Models',
  ),
  ask(
    'phrase',
    '"state space models"',
    'How to Train Your HiPPO: State Space Models with Generalized Orthogonal Basis Projections',
    'Facing Off World Model Backbones: RNNs, Transformers, and S4',
  ),
  ask(
    'phrase',
    '"loss surface" contains pattern',
    "A Deep Neural Network's Loss Surface Contains Every Low-dimensional Pattern",
  ),
  ask('phrase', '"game engine" -chess', 'Multi-Actor Generative Artificial Intelligence as a Game Engine'),
  ask(
    'institution',
    'stanford foundation models report',
    'On the Opportunities and Risks of Foundation Models',
  ),
  ask(
    'other language',
    'algorithmes evolutionnaires drift',
    'Drift Analysis and Evolutionary Algorithms Revisited',
  ),
  ask(
    'other language',
    'Transformer und Kettenregel: attention Pavlov Konditionierung',
    'Understanding Transformers through the Lens of Pavlovian Conditioning',
  ),
];

function ask(kind: QuestionKind, query: string, ...titles: string[]): SearchQuestion {
  return { kind, query, titles };
}
