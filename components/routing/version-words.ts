import type { VersionDto } from '@/lib/routing/dto';

/** What made a version, in a few words: "published from draft main", "rolled back to version 3". */
export function kindWords({ kind, ofVersion, draft, emergency }: VersionDto): string {
  const words =
    kind === 'rollback'
      ? `rolled back to version ${ofVersion}`
      : kind === 'stop'
        ? 'stopped'
        : kind === 'lift'
          ? 'lifted a stop'
          : kind === 'narrow'
            ? 'took out what has ended'
            : draft === null
              ? 'published'
              : `published from draft ${draft}`;
  return emergency ? `${words}, in an emergency` : words;
}
