/** A page as the palette finds it. */
export interface KnownPage {
  readonly label: string;
  readonly href: string;
  /** Found by these too. */
  readonly words: string;
  /** Offered before anything is typed. */
  readonly first?: true;
  /** For those alone who may read that. */
  readonly reads?: 'contracts' | 'audit';
}

const page = (label: string, href: string, words: string): KnownPage => ({ label, href, words });
const first = (label: string, href: string, words: string): KnownPage => ({
  label,
  href,
  words,
  first: true,
});
const contracts = (one: KnownPage): KnownPage => ({ ...one, reads: 'contracts' });
const audit = (one: KnownPage): KnownPage => ({ ...one, reads: 'audit' });

/** The pages of the console that have an address of their own; those of settings are in components/settings/areas.ts. */
export const PAGES: readonly KnownPage[] = [
  first('Overview', '/', 'home start waits'),
  page('What ends', '/ending', 'expires days contracts certificates keys tokens prices exceptions'),
  first('Offerings', '/catalogue', 'catalogue prices channels'),
  first('Models', '/catalogue/models', 'catalogue'),
  first('Vendors', '/catalogue/vendors', 'catalogue stakes owners channels'),
  page('Changes of the catalogue', '/catalogue/news', 'new gone dearer cheaper prices moved'),
  page('What it costs', '/catalogue/calculator', 'catalogue calculator price request month'),
  page('Scatter', '/catalogue/scatter', 'catalogue chart price quality frontier compare'),
  page('Compare offerings', '/catalogue/compare', 'catalogue side by side'),
  page('Calendar', '/catalogue/calendar', 'catalogue deprecated retired announced prices'),
  page('Completeness', '/catalogue/completeness', 'catalogue neutrality missing unknown'),
  page('Ownership', '/catalogue/ownership', 'stakes affiliation graph who holds'),
  page('Imports', '/catalogue/imports', 'catalogue litellm openrouter csv prices scheduled'),
  page('New import', '/catalogue/imports/new', 'catalogue upload paste file'),
  page('New scheduled import', '/catalogue/imports/schedules/new', 'catalogue fetch address'),
  page('To settle', '/catalogue/settle', 'catalogue discrepancies sources disagree stale prices'),
  page('Models that may be the same', '/catalogue/settle/models', 'catalogue join duplicates names'),
  page('Archived in the catalogue', '/catalogue/archived', 'restore gone offerings models vendors'),
  page('New offering', '/catalogue/offerings/new', 'catalogue add'),
  page('New model', '/catalogue/models/new', 'catalogue add'),
  page('New vendor', '/catalogue/vendors/new', 'catalogue add channel owner'),
  first('Routing', '/routing', 'rules task classes policy'),
  first('Reviews', '/routing/reviews', 'approve approvals waiting comments'),
  page('Emergencies', '/routing/emergencies', 'ratify break glass stops kill switch'),
  page('Drafts', '/routing/drafts', 'rules promote discarded'),
  page('New draft', '/routing/drafts/new', 'rules promote copy'),
  page('Publish', '/routing/publish', 'release draft review changes'),
  page('Bring a draft up to date', '/routing/rebase', 'rebase stale merge'),
  page('Stops', '/routing/stops', 'kill switch lift'),
  page('Try it', '/routing/try', 'request decision explain simulate'),
  page('Versions', '/routing/versions', 'history roll back'),
  page('Compare versions', '/routing/versions/compare', 'diff history'),
  page('New task class', '/routing/task-classes/new', 'routing add'),
  first('Routers', '/routers', 'machines convergence versions silent lagging'),
  page('Connect a router', '/routers/new', 'token library sdk'),
  page('Router tokens', '/routers/tokens', 'machines revoke'),
  first('Sensitivity', '/sensitivity', 'labels levels tags obligations'),
  first('Clearance matrix', '/sensitivity/matrix', 'open closed shut offerings levels tags'),
  page('New label', '/sensitivity/new', 'sensitivity level tag add'),
  page('What a clause would unlock', '/sensitivity/unlock', 'negotiate missing clauses'),
  page('Exceptions', '/sensitivity/exceptions', 'risk accept'),
  page('New exception', '/sensitivity/exceptions/new', 'risk accept'),
  page('Ways of data', '/sensitivity/paths', 'paths hops subprocessors'),
  page('Promises', '/sensitivity/promises', 'attributes two people'),
  page('Classify a workload', '/sensitivity/classify', 'questionnaire label task class'),
  page('Notifications', '/notifications', 'told unread'),
  first('Settings', '/settings', 'people roles'),
  page('New environment', '/settings/environments/new', 'settings add'),
  page('Invite somebody', '/settings/people/invite', 'people add account'),
  page('New service account', '/settings/service-accounts/new', 'machines add ci'),
  page('New attribute', '/settings/attributes/new', 'vocabulary add'),
  page('New region group', '/settings/region-groups/new', 'vocabulary add'),
  page('New endpoint', '/settings/endpoints/new', 'vocabulary add'),
  page('New token of mine', '/settings/tokens/new', 'api command line ci'),
  page('New webhook', '/settings/webhooks/new', 'add slack tickets'),
  page('New catalogue address', '/settings/catalogue-links/new', 'litellm models.dev secret link'),
  page(
    'Identity providers',
    '/settings/sign-in/providers',
    'sso oidc openid okta entra google keycloak single sign-on',
  ),
  page('New identity provider', '/settings/sign-in/providers/new', 'sso oidc openid add'),
  page('Documentation', '/docs', 'help guide first hour'),
  page('Reference of the API', '/docs/api', 'documentation openapi http'),
  audit(first('Audit', '/audit', 'trail history changes who when log')),
  audit(page('Refused access', '/audit/refused', 'audit forbidden denied')),
  audit(page('Checks of the audit trail', '/audit/checks', 'audit intact altered verify hash')),
  contracts(first('Contracts', '/contracts', 'register agreements dpa baa procurement')),
  contracts(page('New contract', '/contracts/new', 'register add agreement')),
  contracts(page('Clauses to review', '/contracts/reviews', 'queue approve assigned due')),
  contracts(page('Timeline of contracts', '/contracts/timeline', 'ends notice renewals calendar')),
  contracts(page('Calendars of contracts', '/contracts/timeline/calendars', 'ics link subscribe')),
  contracts(page('Documents', '/contracts/documents', 'papers pdf search')),
  contracts(page('Archived contracts', '/contracts/archived', 'restore')),
  contracts(page('Compare contracts', '/contracts/compare', 'vendors clauses side by side')),
  contracts(page('Playbook', '/contracts/playbook', 'positions preferred acceptable walk away')),
  contracts(page('Laws', '/contracts/laws', 'stand in for clauses gdpr')),
  contracts(page('New law', '/contracts/laws/new', 'stand in for clauses')),
  contracts(page('Clause types', '/contracts/clause-types', 'questions parameters')),
  contracts(page('New clause type', '/contracts/clause-types/new', 'questions parameters')),
];
