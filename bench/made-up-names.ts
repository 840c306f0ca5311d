import { foldName } from '../src/text/fold.js';
import { type Random, zipf } from './random.js';

const GIVEN =
  `Wei Maria Li David Anna Michael Yang Daniel Elena Thomas Hao Sarah José Peter Xin Laura Martin Jing
  Andrea Alexander Yu Julia Robert Chen Sofia Jan Jun Paul Emma Ahmed Lei Christian Natalia Stefan Min Marco
  Olga François Rui Kevin Chloé Hiroshi Björn Priya Zoë Søren Ngoc Łukasz Márta Omar André Ines Jürgen Aarav
  Nora Renée Matthias Ana Pedro Jean-Baptiste Yuki Tomáš Hélène Ivan Sanjay Agnès Hans Mia Raúl Keiko Grégoire
  Amit Lucía Erik Petra Felix Carmen Igor Noémie Samuel Ayşe Viktor Jorge Ingrid Antoine Deepa Øyvind`.split(
    /\s+/,
  );

const FAMILY =
  `Wang Li Zhang Müller Chen Liu García Kim Nguyen Smith Schmidt Yang Rossi Singh Tanaka Dubois Kumar
  Fernández Novák Johansson Jensen Silva Papadopoulos Ivanov Kowalski Łukasiewicz Horváth Öztürk Şahin Strauß
  Lefèvre Núñez Gonçalves Andersson Sørensen Bjørnstad Gómez O'Neill MacDonald Takahashi Sato Okafor Haddad
  Cohen Levi Brown Jones Taylor Wilson Évariste`.split(/\s+/);

const PARTICLES = ['van der', 'von', 'de', 'di', 'dos'];
const ONSETS =
  'Al Bar Ben Bel Cas Cor Dal Dor Fal Far Gal Gar Hal Har Kal Kar Lam Lor Mal Mar Mor Nor Pal Per Ram Ros Sal San Tal Tor Val Var Wal Zan Zel'.split(
    ' ',
  );
const MIDDLES = 'a e i o u an en in on er ar il ol ut'.split(' ');
const CODAS = 'berg dorf son sen ski ová ez ini etti ard mann wick ton ley sky dze ian akis oğlu ström'.split(
  ' ',
);

/** Makes names that differ after folding, some with accents, particles and initials. */
export class Names {
  private readonly taken = new Set<string>();
  private readonly givenRank = zipf(GIVEN.length, 0.5);
  private readonly familyRank = zipf(FAMILY.length, 0.6);

  constructor(private readonly random: Random) {}

  next(): string {
    const words = [this.given(), this.family()];
    if (this.random.chance(0.15)) words.splice(1, 0, this.initial());
    while (!this.claim(words.join(' '))) words.splice(1, 0, this.initial());
    return words.join(' ');
  }

  /** Takes a name for one person; false where another has it. */
  claim(name: string): boolean {
    const key = foldName(name);
    if (this.taken.has(key)) return false;
    this.taken.add(key);
    return true;
  }

  private given(): string {
    return GIVEN[this.givenRank.draw(this.random)] ?? '';
  }

  private family(): string {
    const { random } = this;
    if (random.chance(0.25)) return FAMILY[this.familyRank.draw(random)] ?? '';
    const made = random.pick(ONSETS) + random.pick(MIDDLES) + random.pick(CODAS);
    return random.chance(0.04) ? `${random.pick(PARTICLES)} ${made}` : made;
  }

  private initial(): string {
    return `${String.fromCharCode(65 + this.random.below(26))}.`;
  }
}
