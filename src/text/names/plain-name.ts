/** `Ann B. Lee`: most names of Latin script are so, and need no rule but that the family name is last. */
const PLAIN = /^[A-Z][a-z]*\.?(?: [A-Z][a-z]*\.?){0,3} [A-Z][a-z]+$/;

/** Words of such a form that some rule reads otherwise. */
const ODD = new Set(
  (
    'aan abu af al ap auf aus av bar ben bij bin bint binti da dal dalla dalle dallo das de degli dei del della delle dello ' +
    'dem den der des di do dos du el en het ibn im in la las le les lo los mac ni nic onder op os san santa saint sainte ' +
    'st te ten ter thoe tot ua uit und van vande vanden vander ver vom von voor vor zu zum zur y i e ' +
    'jr sr jnr snr junior ii iii iv vi vii viii filho neto netto sobrinho phd md dr prof professor mr mrs ms ' +
    'team teams collaboration collaborations consortium consortia group groups project projects lab labs laboratory ' +
    'laboratories research community communities foundation inc ltd llc gmbh corp corporation company initiative workshop ' +
    'institut institute instituto university universities contributors authors network committee society association ' +
    'council agency investigators trialists force alliance programme program center centre department ministry ' +
    'observatory observatories federation commission organization organisation academy bureau partnership secretariat ' +
    'hospital survey party editors board staff members partners experiment groupe grupo gesellschaft verein kollaboration ' +
    'arbeitsgruppe the universidad universidade dept centro office school faculty division brain face ministerio'
  ).split(' '),
);

/** The words of a plain name; null for one that is read by rules. */
export function plainWords(name: string): string[] | null {
  if (!PLAIN.test(name)) return null;
  const words = name.split(' ');
  return words.some((word) => ODD.has(word.replace('.', '').toLowerCase())) ? null : words;
}
