/**
 * arXiv's category taxonomy (https://arxiv.org/category_taxonomy), and the topic that a printed label means.
 * The order of the archives below decides where two of them have the same label.
 */

export interface TopicName {
  /** arXiv's code: `cs.LG`, `quant-ph`. */
  code: string;
  /** What pages print: the code behind its dot, `LG`; the whole code where it has none. */
  label: string;
  name: string;
}

/** By archive: `label name` of each category, separated by semicolons. */
const ARCHIVES: readonly [archive: string, categories: string][] = [
  [
    'cs',
    `AI Artificial Intelligence; AR Hardware Architecture; CC Computational Complexity; CE Computational
    Engineering, Finance, and Science; CG Computational Geometry; CL Computation and Language; CR Cryptography and
    Security; CV Computer Vision and Pattern Recognition; CY Computers and Society; DB Databases; DC Distributed,
    Parallel, and Cluster Computing; DL Digital Libraries; DM Discrete Mathematics; DS Data Structures and
    Algorithms; ET Emerging Technologies; FL Formal Languages and Automata Theory; GL General Literature; GR
    Graphics; GT Computer Science and Game Theory; HC Human-Computer Interaction; IR Information Retrieval; IT
    Information Theory; LG Machine Learning; LO Logic in Computer Science; MA Multiagent Systems; MM Multimedia; MS
    Mathematical Software; NA Numerical Analysis; NE Neural and Evolutionary Computing; NI Networking and Internet
    Architecture; OH Other Computer Science; OS Operating Systems; PF Performance; PL Programming Languages; RO
    Robotics; SC Symbolic Computation; SD Sound; SE Software Engineering; SI Social and Information Networks; SY
    Systems and Control`,
  ],
  [
    'stat',
    'AP Applications; CO Computation; ME Methodology; ML Machine Learning; OT Other Statistics; TH Statistics Theory',
  ],
  [
    'eess',
    'AS Audio and Speech Processing; IV Image and Video Processing; SP Signal Processing; SY Systems and Control',
  ],
  [
    'math',
    `AC Commutative Algebra; AG Algebraic Geometry; AP Analysis of PDEs; AT Algebraic Topology; CA Classical Analysis
    and ODEs; CO Combinatorics; CT Category Theory; CV Complex Variables; DG Differential Geometry; DS Dynamical
    Systems; FA Functional Analysis; GM General Mathematics; GN General Topology; GR Group Theory; GT Geometric
    Topology; HO History and Overview; IT Information Theory; KT K-Theory and Homology; LO Logic; MG Metric
    Geometry; MP Mathematical Physics; NA Numerical Analysis; NT Number Theory; OA Operator Algebras; OC
    Optimization and Control; PR Probability; QA Quantum Algebra; RA Rings and Algebras; RT Representation Theory;
    SG Symplectic Geometry; SP Spectral Theory; ST Statistics Theory`,
  ],
  [
    'q-bio',
    `BM Biomolecules; CB Cell Behavior; GN Genomics; MN Molecular Networks; NC Neurons and Cognition; OT Other
    Quantitative Biology; PE Populations and Evolution; QM Quantitative Methods; SC Subcellular Processes; TO
    Tissues and Organs`,
  ],
  [
    'q-fin',
    `CP Computational Finance; EC Economics; GN General Finance; MF Mathematical Finance; PM Portfolio Management; PR
    Pricing of Securities; RM Risk Management; ST Statistical Finance; TR Trading and Market Microstructure`,
  ],
  ['econ', 'EM Econometrics; GN General Economics; TH Theoretical Economics'],
  [
    'nlin',
    `AO Adaptation and Self-Organizing Systems; CD Chaotic Dynamics; CG Cellular Automata and Lattice Gases; PS
    Pattern Formation and Solitons; SI Exactly Solvable and Integrable Systems`,
  ],
  [
    'cond-mat',
    `dis-nn Disordered Systems and Neural Networks; mes-hall Mesoscale and Nanoscale Physics; mtrl-sci Materials
    Science; other Other Condensed Matter; quant-gas Quantum Gases; soft Soft Condensed Matter; stat-mech Statistical
    Mechanics; str-el Strongly Correlated Electrons; supr-con Superconductivity`,
  ],
  [
    'astro-ph',
    `CO Cosmology and Nongalactic Astrophysics; EP Earth and Planetary Astrophysics; GA Astrophysics of Galaxies; HE
    High Energy Astrophysical Phenomena; IM Instrumentation and Methods for Astrophysics; SR Solar and Stellar
    Astrophysics`,
  ],
  [
    'physics',
    `acc-ph Accelerator Physics; ao-ph Atmospheric and Oceanic Physics; app-ph Applied Physics; atm-clus Atomic and
    Molecular Clusters; atom-ph Atomic Physics; bio-ph Biological Physics; chem-ph Chemical Physics; class-ph
    Classical Physics; comp-ph Computational Physics; data-an Data Analysis, Statistics and Probability; ed-ph
    Physics Education; flu-dyn Fluid Dynamics; gen-ph General Physics; geo-ph Geophysics; hist-ph History and
    Philosophy of Physics; ins-det Instrumentation and Detectors; med-ph Medical Physics; optics Optics; plasm-ph
    Plasma Physics; pop-ph Popular Physics; soc-ph Physics and Society; space-ph Space Physics`,
  ],
];

/** Archives that are categories themselves. */
const UNDIVIDED = `gr-qc General Relativity and Quantum Cosmology; hep-ex High Energy Physics - Experiment; hep-lat High Energy
  Physics - Lattice; hep-ph High Energy Physics - Phenomenology; hep-th High Energy Physics - Theory; math-ph
  Mathematical Physics; nucl-ex Nuclear Experiment; nucl-th Nuclear Theory; quant-ph Quantum Physics`;

/** Labels that do not mean the first archive that has them: on pages of machine learning, CO is combinatorics. */
const PREFERRED_CODES: ReadonlyMap<string, string> = new Map([['co', 'math.co']]);

/** Every category, in the order that decides between equal labels. */
export const ARXIV_CATEGORIES: readonly TopicName[] = [
  ...ARCHIVES.flatMap(([archive, text]) => categories(text).map((category) => inArchive(archive, category))),
  ...categories(UNDIVIDED).map(({ label, name }) => ({ code: label, label, name })),
];

const BY_CODE = new Map(ARXIV_CATEGORIES.map((topic) => [topic.code.toLowerCase(), topic]));
const BY_LABEL = new Map(ARXIV_CATEGORIES.toReversed().map((topic) => [topic.label.toLowerCase(), topic]));

/**
 * The topic of a full code (`cs.LG`) or a bare label (`LG`), in any case. A bare label that several archives have
 * is of the first of cs, stat, eess, math, q-bio, q-fin, econ, nlin, cond-mat, astro-ph, physics, but `CO` is
 * `math.CO`. A label that arXiv does not know is a topic of its own.
 */
export function topicForLabel(label: string): TopicName {
  const printed = label.trim();
  const key = printed.toLowerCase();
  const preferred = PREFERRED_CODES.get(key);
  return (
    BY_CODE.get(preferred ?? key) ?? BY_LABEL.get(key) ?? { code: printed, label: printed, name: printed }
  );
}

function categories(text: string): { label: string; name: string }[] {
  return text.split(';').map((entry) => {
    const [label = '', ...words] = entry.trim().split(/\s+/);
    return { label, name: words.join(' ') };
  });
}

function inArchive(archive: string, { label, name }: { label: string; name: string }): TopicName {
  return { code: `${archive}.${label}`, label, name };
}
