import fc from 'fast-check';
import { type FreshName, type KnownClusters, clusterNames } from '../../../src/ingest/names/cluster-names.js';
import { cases } from '../../support/cases.js';

const NOTHING: KnownClusters = { names: [], identifiers: [] };

const name = (nameKey: string, ...identifiers: string[]): FreshName => ({
  nameKey,
  identity: identifiers.join(' '),
});

/** Who is one with whom, by place. */
function groups(clusters: readonly string[]): number[] {
  return clusters.map((cluster) => clusters.indexOf(cluster));
}

it('takes equal names for one person, unless they are common', () => {
  const equal = (key: string) => clusterNames([name(key), name(key, 'OPENALEX:A1')], NOTHING).clusters;
  expect(groups(equal('vera wolk'))).toEqual([0, 0]);
  expect(groups(equal('wei wang'))).toEqual([0, 1]);
});

it('keeps two of one name apart who have different identifiers of one scheme', () => {
  const fresh = [
    name('vera wolk', 'HUGGING_FACE:1'),
    name('vera wolk', 'HUGGING_FACE:2'),
    name('vera wolk', 'ORCID:1'),
  ];
  expect(groups(clusterNames(fresh, NOTHING).clusters)).toEqual([0, 1, 2]);
  expect(groups(clusterNames(fresh.slice(1), NOTHING).clusters)).toEqual([0, 0]);
});

it('takes one author id under two names for one person', () => {
  const { clusters } = clusterNames(
    [name('wei wang', 'OPENALEX:A1'), name('w wang', 'OPENALEX:A1')],
    NOTHING,
  );
  expect(groups(clusters)).toEqual([0, 0]);
});

it('keeps two with different ORCID iDs apart, and gives their name alone to neither', () => {
  const fresh = [name('wei wang', 'ORCID:1'), name('wei wang', 'ORCID:2'), name('wei wang')];
  expect(groups(clusterNames(fresh, NOTHING).clusters)).toEqual([0, 1, 2]);
});

it('gives who has no ORCID iD to none of several who have one', () => {
  const fresh = [
    name('wei wang', 'OPENALEX:A1'),
    name('wei wang', 'OPENALEX:A2', 'ORCID:1'),
    name('wei wang', 'OPENALEX:A3', 'ORCID:2'),
  ];
  expect(groups(clusterNames(fresh, NOTHING).clusters)).toEqual([0, 1, 2]);
});

it('unites two new persons whom a third name shows to be one', () => {
  const fresh = [name('a', 'OPENALEX:A1'), name('b', 'ORCID:1'), name('c', 'OPENALEX:A1', 'ORCID:1')];
  const { clusters, unions } = clusterNames(fresh, NOTHING);
  expect(groups(clusters)).toEqual([0, 0, 0]);
  expect(unions).toEqual([]);
});

it('unites two persons of the store, the younger into the older', () => {
  const known = {
    names: [],
    identifiers: [
      { identifier: 'OPENALEX:A1', cluster: '12' },
      { identifier: 'ORCID:1', cluster: '9' },
    ],
  };
  const { clusters, unions } = clusterNames([name('c', 'OPENALEX:A1', 'ORCID:1')], known);
  expect(clusters).toEqual(['9']);
  expect(unions).toEqual([{ kept: '9', gone: '12' }]);
});

it('gives what is said of two persons of the store to the first', () => {
  const known = {
    names: [],
    identifiers: [
      { identifier: 'OPENALEX:A1', cluster: '3' },
      { identifier: 'OPENALEX:A1', cluster: '5' },
      { identifier: 'ORCID:1', cluster: '3' },
      { identifier: 'ORCID:2', cluster: '5' },
    ],
  };
  const { clusters, unions } = clusterNames([name('c', 'OPENALEX:A1'), name('d', 'ORCID:2')], known);
  expect(clusters).toEqual(['3', '5']);
  expect(unions).toEqual([]);
});

it('does not give an ORCID iD to a person of the store who has another', () => {
  const known = {
    names: [{ nameKey: 'wei wang', cluster: '3' }],
    identifiers: [
      { identifier: 'OPENALEX:A1', cluster: '3' },
      { identifier: 'ORCID:1', cluster: '3' },
    ],
  };
  const { clusters, unions } = clusterNames([name('wei wang', 'OPENALEX:A1', 'ORCID:2')], known);
  expect(clusters).toEqual(['new:1']);
  expect(unions).toEqual([]);
});

const fresh = fc.uniqueArray(
  fc
    .record({
      nameKey: fc.constantFrom('ann berg', 'a berg', 'bo ek', 'wei wang', 'w wang'),
      openAlex: fc.option(fc.integer({ min: 1, max: 6 })),
      orcid: fc.option(fc.integer({ min: 1, max: 4 })),
    })
    .map(({ nameKey, openAlex, orcid }) =>
      name(
        nameKey,
        ...(openAlex === null ? [] : [`OPENALEX:A${openAlex}`]),
        ...(orcid === null ? [] : [`ORCID:${orcid}`]),
      ),
    ),
  { selector: ({ nameKey, identity }) => `${nameKey} ${identity}`, maxLength: 14 },
);

const orcidOf = ({ identity }: FreshName) => identity.split(' ').find((one) => one.startsWith('ORCID:'));

/** Whom identifiers are said of. */
function saidOf(names: readonly FreshName[], clusters: readonly string[]): KnownClusters['identifiers'] {
  return names.flatMap(({ identity }, place) =>
    identity
      .split(' ')
      .filter(Boolean)
      .map((identifier) => ({ identifier, cluster: clusters[place] ?? '' })),
  );
}

/** What the store knows after some names have come. */
function knownAfter(names: readonly FreshName[]): KnownClusters {
  const clusters = clusterNames(names, NOTHING).clusters.map((cluster) => cluster.replace('new:', ''));
  return {
    names: names.map(({ nameKey }, place) => ({ nameKey, cluster: clusters[place] ?? '' })),
    identifiers: [...saidOf(names, clusters)].sort(
      (one, other) => Number(one.cluster) - Number(other.cluster),
    ),
  };
}

it('never gives one person two ORCID iDs, whatever the store knows', () => {
  fc.assert(
    fc.property(fresh, fresh, (before, after) => {
      const known = knownAfter(before);
      const { clusters, unions } = clusterNames(after, known);
      const into = new Map(unions.map(({ kept, gone }) => [gone, kept]));
      const find = (cluster: string): string => (into.has(cluster) ? find(into.get(cluster) ?? '') : cluster);
      const orcids = new Map<string, string>();
      for (const { identifier, cluster } of [...known.identifiers, ...saidOf(after, clusters)]) {
        if (!identifier.startsWith('ORCID:')) continue;
        expect(orcids.get(find(cluster)) ?? identifier).toBe(identifier);
        orcids.set(find(cluster), identifier);
      }
      after.forEach((one, place) => {
        const own = orcidOf(one);
        if (own !== undefined) expect(orcids.get(clusters[place] ?? '')).toBe(own);
      });
      for (const { kept, gone } of unions) expect(`${kept} ${gone}`).toMatch(/^\d+ \d+$/);
    }),
    cases(2000),
  );
});

it('takes those for one who share an identifier, unless ORCID iDs tell them apart', () => {
  fc.assert(
    fc.property(fresh, (names) => {
      const { clusters } = clusterNames(names, NOTHING);
      const orcids = new Map(names.map((one, place) => [clusters[place], orcidOf(one)] as const));
      names.forEach((one, place) => {
        if (orcidOf(one) !== undefined) orcids.set(clusters[place], orcidOf(one));
      });
      names.forEach((one, place) =>
        names.forEach((other, otherPlace) => {
          const shared = one.identity.split(' ').some((id) => id !== '' && other.identity.includes(id));
          if (!shared || clusters[place] === clusters[otherPlace]) return;
          expect(orcids.get(clusters[place])).toBeDefined();
          expect(orcids.get(clusters[otherPlace])).toBeDefined();
        }),
      );
    }),
    cases(2000),
  );
});

it('takes those for one who bear a name, unless it is common or identifiers of one scheme tell bearers apart', () => {
  fc.assert(
    fc.property(fresh, (names) => {
      const { clusters } = clusterNames(names, NOTHING);
      const schemes = new Map<string, Set<string>>();
      for (const { identifier, cluster } of saidOf(names, clusters))
        schemes.set(cluster, new Set([...(schemes.get(cluster) ?? []), identifier.replace(/:.*/, '')]));
      for (const nameKey of ['ann berg', 'a berg', 'bo ek']) {
        const bearers = [...new Set(clusters.filter((_, place) => names[place]?.nameKey === nameKey))];
        const telling = ['OPENALEX', 'ORCID'].filter(
          (scheme) => bearers.filter((cluster) => schemes.get(cluster)?.has(scheme)).length > 1,
        );
        const untold = bearers.filter(
          (cluster) => !telling.some((scheme) => schemes.get(cluster)?.has(scheme)),
        );
        expect(untold.length).toBeLessThanOrEqual(1);
      }
    }),
    cases(2000),
  );
});

it('finds the same persons in whatever order the names come', () => {
  fc.assert(
    fc.property(
      fresh.chain((names) =>
        fc.tuple(fc.constant(names), fc.shuffledSubarray(names, { minLength: names.length })),
      ),
      ([names, shuffled]) => {
        const inOrder = clusterNames(names, NOTHING).clusters;
        const { clusters } = clusterNames(shuffled, NOTHING);
        expect(groups(names.map((one) => clusters[shuffled.indexOf(one)] ?? ''))).toEqual(groups(inOrder));
      },
    ),
    cases(2000),
  );
});
