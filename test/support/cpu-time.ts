/** The seconds of processor time that the work takes. What else the machine does makes them no more. */
export async function cpuSeconds(work: () => unknown): Promise<number> {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}
