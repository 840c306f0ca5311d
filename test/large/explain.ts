import type { DataSource } from 'typeorm';

/** A statement as it went to PostgreSQL. */
export interface Statement {
  name: string;
  text: string;
  values: readonly unknown[];
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: PlanNode[];
}

/** PostgreSQL plans a prepared statement for its values so often, and then may do so once for all values. */
const CUSTOM_PLANS = 5;

/**
 * The tables that the statement reads from end to end, as `Seq Scan on papers`: by the plan for these values
 * and by that which PostgreSQL keeps once the statement has been prepared and run some times.
 */
export async function fullScans(dataSource: DataSource, { text, values }: Statement): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  const given = values.length === 0 ? '' : `(${values.map(literal).join(', ')})`;
  try {
    await runner.query(`prepare examined as ${text}`);
    const plans: PlanNode[] = [];
    for (let run = 0; run <= CUSTOM_PLANS; run += 1) {
      const [row] = (await runner.query(`explain (format json) execute examined${given}`)) as ExplainRow[];
      const plan = row?.['QUERY PLAN'][0]?.Plan;
      if (plan) plans.push(plan);
    }
    return [...new Set(plans.flatMap(scansOf))];
  } finally {
    await runner.query('deallocate examined');
    await runner.release();
  }
}

interface ExplainRow {
  'QUERY PLAN': { Plan: PlanNode }[];
}

function scansOf(node: PlanNode): string[] {
  const below = (node.Plans ?? []).flatMap(scansOf);
  return node['Node Type'] === 'Seq Scan' ? [...below, node['Relation Name'] ?? ''] : below;
}

/** The values of statements are what pg sends as text: numbers, booleans, texts and lists of them. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return quoted(`{${value.map(arrayItem).join(',')}}`);
  return quoted(textOf(value));
}

function arrayItem(value: unknown): string {
  return value === null ? 'null' : `"${textOf(value).replaceAll(/["\\]/g, '\\$&')}"`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function quoted(text: string): string {
  return `e'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
