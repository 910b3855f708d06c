import { draftsHref, publishHref, routingHref, stopsHref, versionsHref } from '@/components/ui/links/routing';
import type { Reads } from './areas';
import { PAGES } from './pages';
import type { EnvironmentChoice } from './preferences';
import type { SearchGroup, SearchResult } from './search-result';

interface Command extends SearchResult {
  readonly group: 'Pages' | 'Actions';
  /** Found by these too. */
  readonly words?: string;
  /** Offered before anything is typed. */
  readonly first?: boolean;
}

const SHOWN = 8;

/** Pages and actions, by name. */
export function commandsFor(environments: readonly EnvironmentChoice[], allowed: Reads): readonly Command[] {
  const page = (label: string, href: string, first: boolean, words = ''): Command => ({
    group: 'Pages',
    label,
    detail: null,
    href,
    first,
    words,
  });
  const listed = PAGES.filter(({ reads }) => reads === undefined || allowed[reads]);
  return [
    ...listed.map(({ label, href, first = false, words }) => page(label, href, first, words)),
    ...allowed.settings
      .filter(({ href }) => !listed.some((one) => one.href === href))
      .map(({ label, href, words }) => page(label, href, false, `settings ${words}`)),
    ...environments.flatMap(({ key, name }): Command[] => [
      {
        group: 'Actions',
        label: `Publish ${name.toLowerCase()}`,
        detail: 'Review what changes, then publish',
        href: publishHref(key),
        words: `release ${key}`,
        first: true,
      },
      page(`Routing in ${name.toLowerCase()}`, routingHref(key), false, `rules draft ${key}`),
      page(`Drafts in ${name.toLowerCase()}`, draftsHref(key), false, `drafts promote ${key}`),
      page(`Stops in ${name.toLowerCase()}`, stopsHref(key), false, `kill switch lift ${key}`),
      page(`Versions in ${name.toLowerCase()}`, versionsHref(key), false, `history roll back ${key}`),
    ]),
  ];
}

/** Commands whose name or words hold every word typed; without any, those offered first. */
export function matchCommands(commands: readonly Command[], query: string): readonly SearchGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = commands.filter((command) =>
    words.length === 0
      ? command.first
      : words.every((word) => `${command.label} ${command.words ?? ''}`.toLowerCase().includes(word)),
  );
  return (['Pages', 'Actions'] as const)
    .map((group) => ({
      group,
      results: matching
        .filter((command) => command.group === group)
        .slice(0, SHOWN)
        .map(({ label, detail, href }) => ({ label, detail, href })),
    }))
    .filter(({ results }) => results.length > 0);
}
