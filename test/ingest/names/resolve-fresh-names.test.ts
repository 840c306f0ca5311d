import { checkInvariants } from '../../support/check-invariants.js';
import {
  ARXIV,
  type GivenBulkRecord,
  type GivenPerson,
  OPENALEX,
  arxivRecord,
  emptyStore,
  importWhole,
  openAlexRecord,
  orcid,
} from '../../support/import-records.js';
import { type TestDatabase, createTestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase('empty')));
beforeEach(() => emptyStore(database.dataSource));
afterAll(() => database.drop());

const WOLK: GivenPerson = ['Vera Wolk', 'A1', orcid(1)];
const OTHER_WOLK: GivenPerson = ['Vera Wolk', 'A2', orcid(2)];

async function importWorks(...works: GivenBulkRecord[]): Promise<void> {
  await importWhole(database.dataSource, OPENALEX, works);
  await checkInvariants(database.dataSource);
}

const work = (number: number, ...persons: GivenPerson[]) =>
  openAlexRecord(`W${number}`, `On Rivers, part ${number}`, persons);

/** Each person with their spellings and the numbers of their papers. */
async function persons(): Promise<string[]> {
  const rows = await database.dataSource.query<{ person: string }[]>(`
    select string_agg(distinct n.spelling, ' = ') || ': ' || (
      select string_agg(right(p.title, 1), ' ' order by p.title)
      from authorships s join papers p on p.id = s.paper_id where s.author_id = a.id) as person
    from authors a
    join (select n.author_id, s.spelling from author_names n join author_spellings s on s.author_name_id = n.id) n
      on n.author_id = a.id
    group by a.id order by 1`);
  return rows.map(({ person }) => person);
}

it('keeps two of one name apart on one paper, each with their own', async () => {
  await importWorks(work(1, WOLK, OTHER_WOLK), work(2, WOLK), work(3, OTHER_WOLK));
  expect(await persons()).toEqual(['Vera Wolk: 1 2', 'Vera Wolk: 1 3']);
});

it('leaves an identifier that two are printed with to the one who is left', async () => {
  await importWorks(work(1, ['Ann Lee', 'A6', orcid(1)]), work(2, ['Bo Ek', 'A6', orcid(2)]));
  await importWorks(work(1), work(3, ['Bo T. Ek', 'A6']));
  expect(await persons()).toEqual(['Bo Ek = Bo T. Ek: 2 3']);
});

it('gives a plain name to neither of two, whichever came first', async () => {
  await importWorks(work(1, ['Vera Wolk']), work(2, WOLK));
  expect(await persons()).toEqual(['Vera Wolk: 1 2']);
  await importWorks(work(3, OTHER_WOLK));
  expect(await persons()).toEqual(['Vera Wolk: 1', 'Vera Wolk: 2', 'Vera Wolk: 3']);
});

it('keeps apart whom OpenAlex keeps apart, and gives the plain name to none of them', async () => {
  await importWorks(work(1, WOLK), work(2, OTHER_WOLK));
  await importWorks(work(3, ['Vera Wolk', 'A3']), work(4, ['Vera Wolk']));
  expect(await persons()).toEqual(['Vera Wolk: 1', 'Vera Wolk: 2', 'Vera Wolk: 3', 'Vera Wolk: 4']);
});

it('is the same where the plain name comes first, and where one of two goes', async () => {
  await importWorks(work(1, ['Vera Wolk']), work(2, ['Vera Wolk', 'A1']));
  expect(await persons()).toEqual(['Vera Wolk: 1 2']);
  await importWorks(work(3, ['Vera Wolk', 'A2']));
  expect(await persons()).toEqual(['Vera Wolk: 1', 'Vera Wolk: 2', 'Vera Wolk: 3']);
  await importWorks(work(3, ['Ute Kern']));
  expect(await persons()).toEqual(['Ute Kern: 3', 'Vera Wolk: 1 2']);
});

it('takes an author id under two spellings for one person', async () => {
  await importWorks(work(1, ['Vera Wolk', 'A1']), work(2, ['王伟', 'A1']), work(3, ['Wolk Vera', 'A1']));
  expect(await persons()).toEqual(['Vera Wolk = Wolk Vera = 王伟: 1 2 3']);
});

it('knows a person by an ORCID iD that came later', async () => {
  await importWorks(work(1, ['Vera Wolk', 'A1']));
  await importWorks(work(2, WOLK));
  await importWorks(work(3, ['V. Wolk', orcid(1)]));
  expect(await persons()).toEqual(['V. Wolk = Vera Wolk: 1 2 3']);
});

it('makes two persons one when an author id turns out to have the ORCID iD of another', async () => {
  await importWorks(work(1, ['Vera Wolk', 'A1']), work(2, ['V. Wolk', orcid(1)]));
  expect(await persons()).toEqual(['V. Wolk: 2', 'Vera Wolk: 1']);
  await importWorks(work(3, ['Vera Wolk', 'A1', orcid(1)]));
  expect(await persons()).toEqual(['V. Wolk = Vera Wolk: 1 2 3']);
  const former = await database.dataSource.query<unknown[]>('select slug from author_slugs');
  expect(former).toHaveLength(1);
});

it('does not give a second ORCID iD to an author id that stands under another name', async () => {
  await importWorks(work(1, ['V. Wolk', 'A1', orcid(1)]));
  await importWorks(work(2, ['Vera Wolk', 'A1', orcid(2)]));
  expect(await persons()).toEqual(['V. Wolk: 1', 'Vera Wolk: 2']);
});

it('does not merge by evidence whom ORCID iDs tell apart', async () => {
  await importWorks(
    work(1, ['Tom Hart', orcid(1)], ['Ola Berg'], ['Mara Lind']),
    work(2, ['Thomas Hart', orcid(2)], ['Ola Berg'], ['Mara Lind']),
  );
  expect(await persons()).toContain('Tom Hart: 1');
});

it('is as if a record had only ever said what it says now', async () => {
  await importWorks(work(1, ['Vera Wolk', 'A1']), work(2, ['V. Wolk', 'A1']));
  expect(await persons()).toEqual(['V. Wolk = Vera Wolk: 1 2']);
  await importWorks(work(2, ['V. Wolk', 'A2']));
  expect(await persons()).toEqual(['V. Wolk: 2', 'Vera Wolk: 1']);
});

it('takes two for one again when the ORCID iD that told them apart has gone', async () => {
  await importWorks(work(1, WOLK), work(2, OTHER_WOLK), work(3, ['Vera Wolk']));
  await importWorks(work(2, ['Ute Kern']));
  expect(await persons()).toEqual(['Ute Kern: 2', 'Vera Wolk: 1 3']);
});

describe('evidence', () => {
  it('is not what stands on bylines of more than a hundred names', async () => {
    const crowd = Array.from({ length: 101 }, (_, place) => `Zed Person${place}`);
    await importWhole(database.dataSource, ARXIV, [
      arxivRecord('2001.00001', 'Peat', ['Tom Hart', ...crowd]),
      arxivRecord('2001.00002', 'Moss', ['Thomas Hart', ...crowd]),
    ]);
    await checkInvariants(database.dataSource);
    expect(await persons()).toEqual(expect.arrayContaining(['Tom Hart: t', 'Thomas Hart: s']));
  });

  it('counts where it stands on bylines of a hundred', async () => {
    const crowd = Array.from({ length: 99 }, (_, place) => `Zed Person${place}`);
    await importWhole(database.dataSource, ARXIV, [
      arxivRecord('2001.00001', 'Peat', ['Tom Hart', ...crowd]),
      arxivRecord('2001.00002', 'Moss', ['Thomas Hart', ...crowd]),
    ]);
    expect(await persons()).toContain('Thomas Hart = Tom Hart: s t');
  });

  it('is found in another batch', async () => {
    const records = [
      arxivRecord('2001.00001', 'Peat', ['Tom Hart', 'Ola Berg', 'Mara Lind']),
      arxivRecord('2001.00002', 'Moss', ['Thomas Hart', 'Ola Berg', 'Mara Lind']),
    ];
    await importWhole(database.dataSource, ARXIV, records, 1);
    await checkInvariants(database.dataSource);
    expect(await persons()).toContain('Thomas Hart = Tom Hart: s t');
  });

  it('speaks for none of two candidates, also where the second comes with a later import', async () => {
    const bylines = [['T. Hart'], ['Thomas Hart'], ['Theresa Hart']].map((own, place) =>
      arxivRecord(`2001.0000${place + 1}`, `Peat ${place + 1}`, [...own, 'Ola Berg', 'Mara Lind']),
    );
    await importWhole(database.dataSource, ARXIV, bylines.slice(0, 2));
    expect(await persons()).toContain('T. Hart = Thomas Hart: 1 2');
    await importWhole(database.dataSource, ARXIV, bylines.slice(2));
    await checkInvariants(database.dataSource);
    expect(await persons()).toEqual(
      expect.arrayContaining(['T. Hart: 1', 'Thomas Hart: 2', 'Theresa Hart: 3']),
    );
  });
});
