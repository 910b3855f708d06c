import type { VersionRef } from '@/lib/routing/version-ref';
import { versionRefText } from '@/lib/routing/version-ref';

/** The comparison of two versions; both are of the first's environment unless they say otherwise. */
export function compareHref(from: VersionRef, to: VersionRef, view: 'words' | 'text' = 'words'): string {
  const { environment } = to;
  const query = new URLSearchParams({
    environment,
    from: versionRefText(from, environment),
    to: versionRefText(to, environment),
    ...(view === 'text' ? { view } : {}),
  });
  return `/routing/versions/compare?${query}`;
}

/** What is kept of a version: shown (`bundle`, `notes`), or as a file (`bundle.json`, `notes.json`, `source.json`). */
export function versionDocumentHref(
  { environment, version }: VersionRef,
  document: 'bundle' | 'notes' | 'bundle.json' | 'notes.json' | 'source.json',
): string {
  return `/routing/versions/${version}/${document}?${new URLSearchParams({ environment })}`;
}
