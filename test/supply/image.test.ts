import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Service {
  user: string;
  init: boolean;
  read_only: boolean;
  privileged?: boolean;
  tmpfs: string[];
  cap_drop: string[];
  cap_add?: string[];
  security_opt: string[];
  stop_grace_period: string;
  environment: Record<string, string>;
  ports: string[];
  healthcheck: { test: string[]; retries: number };
  volumes?: string[];
}

const { services } = parse(readFileSync('docker-compose.yml', 'utf8')) as {
  services: Record<'papergraph' | 'database', Service>;
};
const service = services.papergraph;

describe('docker compose', () => {
  it('runs the service as an ordinary user who has no capability and can get none', () => {
    expect(service.user).toBe('node');
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.cap_add).toBeUndefined();
    expect(service.privileged).toBeUndefined();
    expect(service.security_opt).toContain('no-new-privileges:true');
  });

  it('gives it files that it cannot write, and memory for temporary ones', () => {
    expect(service.read_only).toBe(true);
    expect(service.tmpfs.map((mount) => mount.split(':')[0])).toEqual(['/tmp']);
    expect(service.volumes).toBeUndefined();
  });

  it('lets a stop last as long as it may, and asks /readyz', () => {
    const delay = Number(/:-(\d+)}$/.exec(service.environment.STOP_DELAY_MS ?? '')?.[1]);
    const grace = Number(/^(\d+)s$/.exec(service.stop_grace_period)?.[1]) * 1000;
    expect(delay).toBe(5_000);
    expect(grace).toBeGreaterThanOrEqual(delay + 10_000);
    expect(service.healthcheck.test.join(' ')).toContain('/readyz');
  });

  it('shows the service to this machine alone, and its database to nobody', () => {
    expect(service.ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(services.database.ports).toBeUndefined();
  });
});

describe('the image', () => {
  const stages = stagesOf(readFileSync('Dockerfile', 'utf8'));
  const last = stages.at(-1);
  const usual = [...(stages.find(({ name }) => name === last?.from)?.lines ?? []), ...(last?.lines ?? [])];
  const linesOf = (name: string) => stages.find((stage) => stage.name === name)?.lines.join('\n') ?? '';

  it('brings no PostgreSQL unless that is asked for', () => {
    expect(usual).toContain('COPY --from=packages /app/node_modules node_modules');
    expect(linesOf('packages')).toMatch(/^RUN npm ci --omit=dev --omit=optional$/m);
    expect(linesOf('with-server')).toContain('VOLUME /var/lib/papergraph');
  });

  it('runs as an ordinary user, whose files are root’s', () => {
    for (const { name, lines } of stages.filter((stage) => stage.from === 'base'))
      expect({ name, last: lines.at(-1) }).toEqual({ name, last: 'USER node' });
    expect(usual.filter((line) => /^COPY .*--chown|^RUN .*chmod/.test(line))).toEqual([]);
  });

  it('holds what the package holds, from one place, and no program that installs others', () => {
    expect(usual.filter((line) => line.startsWith('COPY'))).toEqual([
      'COPY --from=build /package ./',
      'COPY --from=packages /app/node_modules node_modules',
    ]);
    expect(usual.join('\n')).toContain('rm -rf /usr/local/lib/node_modules');
  });

  it('tells whether it is ready', () => {
    expect(usual.join('\n')).toMatch(/^HEALTHCHECK [^]*\/readyz/m);
  });

  it('is built from files that the context lets in', () => {
    const letIn = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = stages
      .flatMap(({ lines }) => lines)
      .filter((line) => /^COPY (?!--from)/.test(line))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect([...new Set(copied)].sort()).toEqual(letIn.sort());
  });
});

interface Stage {
  from: string;
  /** Empty where it has none. */
  name: string;
  /** Each with what it goes on with on the next lines. */
  lines: string[];
}

function stagesOf(text: string): Stage[] {
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '');
  const stages: Stage[] = [];
  for (const line of lines) {
    const [, from, name = ''] = /^FROM (\S+)(?: AS (\S+))?$/.exec(line) ?? [];
    if (from !== undefined) stages.push({ from, name, lines: [] });
    else stages.at(-1)?.lines.push(line);
  }
  return stages;
}
