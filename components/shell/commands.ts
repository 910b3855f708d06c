import { draftsHref, publishHref, routingHref, stopsHref, versionsHref } from '@/components/ui/links/routing';
import type { Reads } from './areas';
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
export function commandsFor(
  environments: readonly EnvironmentChoice[],
  { contracts, audit }: Reads,
): readonly Command[] {
  const page = (label: string, href: string, first: boolean, words = ''): Command => ({
    group: 'Pages',
    label,
    detail: null,
    href,
    first,
    words,
  });
  return [
    page('Overview', '/', true, 'home start'),
    page('Offerings', '/catalogue', true, 'catalogue prices channels'),
    page('Models', '/catalogue/models', true, 'catalogue'),
    page('Vendors', '/catalogue/vendors', true, 'catalogue stakes owners channels'),
    page('What it costs', '/catalogue/calculator', false, 'catalogue calculator price request month'),
    page('Scatter', '/catalogue/scatter', false, 'catalogue chart price quality frontier compare'),
    page('Calendar', '/catalogue/calendar', false, 'catalogue deprecated retired announced prices'),
    page('Completeness', '/catalogue/completeness', false, 'catalogue neutrality missing unknown'),
    page('Routing', '/routing', true, 'rules task classes policy'),
    page('Reviews', '/routing/reviews', true, 'approve approvals waiting comments'),
    page('Emergencies', '/routing/emergencies', false, 'ratify break glass stops kill switch'),
    page('Routers', '/routers', true, 'machines convergence versions silent lagging connect'),
    page('Router tokens', '/routers/tokens', false, 'machines revoke'),
    page('Sensitivity', '/sensitivity', true, 'labels levels tags obligations'),
    page('Clearance matrix', '/sensitivity/matrix', true, 'open closed shut offerings levels tags'),
    page('What a clause would unlock', '/sensitivity/unlock', false, 'negotiate missing clauses'),
    page('Exceptions', '/sensitivity/exceptions', false, 'risk accept'),
    page('Ways of data', '/sensitivity/paths', false, 'paths hops subprocessors'),
    page('Promises', '/sensitivity/promises', false, 'attributes two people'),
    page('Classify a workload', '/sensitivity/classify', false, 'questionnaire label task class'),
    page('Ownership', '/catalogue/ownership', false, 'stakes affiliation graph who holds'),
    page('Notifications', '/notifications', false, 'told unread'),
    page('What I hear of', '/settings/notifications', false, 'notifications mail digest preferences'),
    page('Webhooks', '/settings/webhooks', false, 'notifications slack tickets signed'),
    page('Company', '/settings/company', false, 'entities single person'),
    page('Settings', '/settings', true, 'people roles'),
    page('Attributes', '/settings/attributes', false, 'vocabulary values conditions'),
    page('Region groups', '/settings/region-groups', false, 'vocabulary regions eu'),
    page('Endpoints', '/settings/endpoints', false, 'vocabulary where to call'),
    page('Sample', '/settings/sample', false, 'invented example demo remove'),
    page('Currencies', '/settings/currencies', false, 'exchange rates prices'),
    page('Environments', '/settings/environments', false, 'approvals four eyes roles'),
    page('Signing keys', '/settings/signing-keys', false, 'root release freshness rotate signatures'),
    page(
      'Identity providers',
      '/settings/sign-in/providers',
      false,
      'sso oidc openid okta entra google keycloak single sign-on',
    ),
    page('Account', '/settings/account', false, 'password me'),
    page('My tokens', '/settings/tokens', false, 'api command line fairlead ci'),
    page('Catalogue addresses', '/settings/catalogue-links', false, 'litellm models.dev secret link export'),
    page('Service accounts', '/settings/service-accounts', false, 'machines ci robots'),
    ...(audit
      ? [
          page('Audit', '/audit', true, 'trail history changes who when log'),
          page('Refused access', '/audit/refused', false, 'audit forbidden denied'),
          page('Checks of the audit trail', '/audit/checks', false, 'audit intact altered verify hash'),
        ]
      : []),
    ...(contracts
      ? [
          page('Contracts', '/contracts', true, 'register agreements dpa baa procurement'),
          page('Clauses to review', '/contracts/reviews', false, 'queue approve assigned due'),
          page('Timeline of contracts', '/contracts/timeline', false, 'ends notice renewals calendar'),
          page('Compare contracts', '/contracts/compare', false, 'vendors clauses side by side'),
          page('Playbook', '/contracts/playbook', false, 'positions preferred acceptable walk away'),
          page('Laws', '/contracts/laws', false, 'stand in for clauses gdpr'),
          page('Clause types', '/contracts/clause-types', false, 'questions parameters'),
        ]
      : []),
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
