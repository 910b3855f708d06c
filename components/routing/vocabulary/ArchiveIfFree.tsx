import type { ComponentProps } from 'react';
import type { Use } from '@/lib/routing/where-used';
import { ArchiveWord } from './ArchiveWord';

/** Archives a word that no draft names any more; nothing while one does. */
export function ArchiveIfFree({
  uses,
  denied,
  ...word
}: Omit<ComponentProps<typeof ArchiveWord>, 'effect'> & {
  readonly uses: readonly Use[];
  /** What a request does with it that is then denied: "sends", "names". */
  readonly denied: 'sends' | 'names';
}) {
  if (uses.some((use) => use.kind !== 'version')) return null;
  const named =
    uses.length > 0 ? 'No draft names it any more, though what is active does.' : 'Nothing names it.';
  const effect = `${named} Once an environment publishes again, a request that still ${denied} it is denied.`;
  return <ArchiveWord {...word} effect={effect} />;
}
