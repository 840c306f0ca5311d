/** The samples of a text in Prometheus's format: `name{label="value"}` to its number. */
export function samplesOf(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

/** Names of metrics, without labels. */
export function namesOf(samples: ReadonlyMap<string, number>): Set<string> {
  return new Set([...samples.keys()].map((sample) => sample.replace(/\{.*$/s, '')));
}
