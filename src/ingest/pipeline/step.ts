import type { Relation } from '../../database/sql.js';
import { TempTable } from '../staging/temp-table.js';
import type { Transaction } from '../transaction/transaction.js';

/** The temporary tables that some work of the ingest goes through. */
export interface TableUse {
  /** Tables whose rows it takes from steps before it. */
  reads: readonly TempTable[];
  /** Tables that it makes, fills or changes. */
  makes: readonly TempTable[];
}

/**
 * A step of a way into the store. What it finds it leaves in temporary tables for the steps behind it, and says which;
 * the idea is that of splink's pipelines (`internals/pipeline.py`).
 *
 * @typeParam Load what the steps know of the load besides: what comes in, and the few values that are no rows.
 */
export interface Step<Load> extends TableUse {
  name: string;
  /** Whether there is anything to do; always, where left out. */
  when?: (load: Load) => boolean;
  run: (transaction: Transaction, load: Load) => Promise<void>;
}

/** The tables of work that includes other work: what that takes from steps before, the work may have made itself. */
export function including(own: TableUse, ...included: readonly TableUse[]): TableUse {
  const makes = new Set([own, ...included].flatMap((use) => use.makes));
  const taken = included.flatMap((use) => use.reads).filter((table) => !makes.has(table));
  return { reads: [...new Set([...own.reads, ...taken])], makes: [...makes] };
}

/** Only if the load is as the condition says. */
export function onlyIf<Load>(when: (load: Load) => boolean, step: Step<Load>): Step<Load> {
  return { ...step, when };
}

/**
 * Runs the steps in order.
 *
 * @throws Error where a statement of a step uses a table that the step does not name, or changes one that it only reads.
 */
export async function runSteps<Load>(
  transaction: Transaction,
  steps: readonly Step<Load>[],
  load: Load,
): Promise<void> {
  for (const step of steps) {
    if (step.when?.(load) === false) continue;
    await step.run(withinStep(transaction, step), load);
  }
}

/** Told each statement of a step, with the tables that it uses and those of them that it writes. */
export type ObserveTables = (use: {
  step: string;
  tables: readonly TempTable[];
  written: readonly TempTable[];
}) => void;

const observers = new Set<ObserveTables>();

/** From now on the observer is told what steps use: for tests. */
export function observeTables(observe: ObserveTables): void {
  observers.add(observe);
}

/** The transaction, for the statements of one step. */
function withinStep(transaction: Transaction, { name: step, reads, makes }: Step<never>): Transaction {
  const named = new Set<Relation>([...reads, ...makes]);
  const made = new Set<Relation>(makes);
  const check = (name: string, relations: Iterable<Relation>, targets: Iterable<Relation>) => {
    const tables = [...relations].filter((relation) => relation instanceof TempTable);
    const written = [...targets].filter((relation) => relation instanceof TempTable);
    const wrong = tables.find((table) => !named.has(table)) ?? written.find((table) => !made.has(table));
    if (wrong)
      throw new Error(
        `${step} does not say that it ${named.has(wrong) ? 'makes' : 'uses'} ${wrong.name}, as ${name} does`,
      );
    for (const observe of observers) observe({ step, tables, written });
  };
  return {
    ...transaction,
    rows(name, statement, shape) {
      check(name, statement.relations, statement.targets);
      return transaction.rows(name, statement, shape);
    },
    run(name, statement) {
      check(name, statement.relations, statement.targets);
      return transaction.run(name, statement);
    },
    copy(table, columns, rows) {
      check('copy', [table], [table]);
      return transaction.copy(table, columns, rows);
    },
  };
}
