import type { NamedInstitutionRow } from '../../store/bodies/institution-store.js';
import { foldBodyName } from '../../text/body-names.js';

/** Where an author of a paper was. */
export interface PaperAffiliation {
  paperId: string;
  institutionName: string | null;
}

/** Which of a paper's institutions bears the name that a source prints. */
export function institutionNamed(
  name: string,
  institutions: readonly NamedInstitutionRow[],
): NamedInstitutionRow | null {
  const key = foldBodyName(name);
  return (
    institutions.find(({ names }) => names.includes(name)) ??
    institutions.find(({ names }) => names.some((other) => foldBodyName(other) === key)) ??
    null
  );
}
