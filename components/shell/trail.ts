import { recordHref } from '@/components/ui/links/catalogue';
import { own } from '@/lib/core/own';

export interface Crumb {
  readonly label: string;
  /** Null for a step that is no page of its own. */
  readonly href: string | null;
}

/** Paths of lists and areas, in people's words. Everything else in a path is a key, shown as it is. */
const PAGES: Readonly<Record<string, string>> = {
  '/audit': 'Audit',
  '/docs': 'Documentation',
  '/ending': 'What ends',
  '/audit/refused': 'Refused',
  '/audit/checks': 'Checks',
  '/catalogue': 'Catalogue',
  '/catalogue/archived': 'Archived',
  '/catalogue/calculator': 'What it costs',
  '/catalogue/calendar': 'Calendar',
  '/catalogue/compare': 'Compare',
  '/catalogue/completeness': 'Completeness',
  '/catalogue/imports': 'Imports',
  '/catalogue/news': 'What changed',
  '/catalogue/models': 'Models',
  '/catalogue/models/new': 'New model',
  '/catalogue/offerings/new': 'New offering',
  '/catalogue/scatter': 'Scatter',
  '/catalogue/settle': 'To settle',
  '/catalogue/settle/models': 'Models',
  '/catalogue/vendors': 'Vendors',
  '/catalogue/vendors/new': 'New vendor',
  '/routing': 'Routing',
  '/routing/drafts': 'Drafts',
  '/routing/emergencies': 'Emergencies',
  '/routing/publish': 'Publish',
  '/routing/rebase': 'Bring up to date',
  '/routing/reviews': 'Reviews',
  '/routing/stops': 'Stops',
  '/routing/try': 'Try it',
  '/routing/versions': 'Versions',
  '/routing/versions/compare': 'Compare',
  '/routers': 'Routers',
  '/routers/tokens': 'Tokens',
  '/catalogue/ownership': 'Ownership',
  '/contracts': 'Contracts',
  '/contracts/new': 'New contract',
  '/contracts/reviews': 'To review',
  '/contracts/archived': 'Archived',
  '/contracts/timeline': 'Timeline',
  '/contracts/timeline/calendars': 'Calendars',
  '/contracts/documents': 'Documents',
  '/contracts/compare': 'Compare',
  '/contracts/playbook': 'Playbook',
  '/contracts/clause-types': 'Clause types',
  '/contracts/laws': 'Laws',
  '/sensitivity': 'Sensitivity',
  '/sensitivity/matrix': 'Matrix',
  '/sensitivity/unlock': 'Unlock',
  '/sensitivity/exceptions': 'Exceptions',
  '/sensitivity/paths/way': 'Way',
  '/sensitivity/paths/notices/new': 'New notice',
  '/sensitivity/paths': 'Ways of data',
  '/sensitivity/promises': 'Promises',
  '/sensitivity/classify': 'Classify',
  '/settings': 'Settings',
  '/settings/company': 'Company',
  '/settings/notifications': 'Notifications',
  '/settings/webhooks': 'Webhooks',
  '/notifications': 'Notifications',
  '/settings/sign-in': 'Sign-in',
  '/settings/sign-in/providers': 'Providers',
  '/settings/people': 'People',
  '/settings/account': 'Account',
  '/settings/tokens': 'My tokens',
  '/settings/catalogue-links': 'Catalogue addresses',
  '/settings/service-accounts': 'Service accounts',
  '/settings/environments': 'Environments',
  '/settings/environments/new': 'New environment',
  '/settings/signing-keys': 'Signing keys',
  '/settings/attributes': 'Attributes',
  '/settings/region-groups': 'Region groups',
  '/settings/endpoints': 'Endpoints',
  '/settings/currencies': 'Currencies',
  '/settings/sample': 'Sample',
};

/** Words of a path that are steps, but no page. */
const STEPS: Readonly<Record<string, string>> = {
  offerings: 'Offerings',
  'task-classes': 'Task classes',
  rules: 'Rules',
  schedules: 'Schedules',
  new: 'New',
  edit: 'Edit',
  tokens: 'Tokens',
  invite: 'Invite',
  notes: 'Notes',
  bundle: 'Bundle',
  review: 'Review',
  record: 'Record',
  level: 'Levels',
  tag: 'Tags',
  profile: 'Profile',
  stakes: 'Stakes',
  certifications: 'Certificates',
  notices: 'Notices',
};

/** What a part is that says nothing by itself, by the part before it. */
const KINDS: Readonly<Record<string, string>> = {
  rules: 'Rule',
  imports: 'Import',
  schedules: 'Schedule',
  reviews: 'Review',
  people: 'Person',
  'service-accounts': 'Service account',
  webhooks: 'Webhook',
  providers: 'Provider',
  stakes: 'Stake',
  certifications: 'Certificate',
  notices: 'Notice',
};

/** What is done with a record whose kind and key follow. */
const RECORD_ACTS: Readonly<Record<string, string>> = {
  '/catalogue/edit': 'Edit',
  '/catalogue/history': 'History',
  '/catalogue/identity': 'Names',
};
const RECORD_KINDS = ['offering', 'model', 'vendor'] as const;

/** What follows these takes up the rest of the path: keys that hold slashes. */
const WHOLE = ['/catalogue/offerings', '/catalogue/models'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Where a page is: each step with its label, and a link for those that are pages. The last is the page itself. */
export function trailOf(pathname: string): readonly Crumb[] {
  if (pathname === '/') return [{ label: 'Overview', href: '/' }];
  const parts = pathname.split('/').filter(Boolean).map(decode);
  const raw = pathname.split('/').filter(Boolean);
  const crumbs: Crumb[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const path = `/${raw.slice(0, at + 1).join('/')}`;
    const part = parts[at] ?? '';
    const parent = `/${raw.slice(0, at).join('/')}`;
    const act = own(RECORD_ACTS, parent);
    const kind = RECORD_KINDS.find((one) => one === part);
    if (act && kind) {
      const key = parts.slice(at + 1).join('/');
      crumbs.push({ label: key, href: recordHref(kind, key) }, { label: act, href: null });
      break;
    }
    if (WHOLE.includes(parent) && !own(PAGES, path)) {
      crumbs.push({ label: parts.slice(at).join('/'), href: null });
      break;
    }
    const [page, step] = [own(PAGES, path), own(STEPS, part)];
    if (own(RECORD_ACTS, path)) continue;
    if (page) crumbs.push({ label: page, href: path });
    else if (path === '/catalogue/offerings') crumbs.push({ label: 'Offerings', href: '/catalogue' });
    else if (UUID.test(part))
      crumbs.push({ label: own(KINDS, parts[at - 1] ?? '') ?? 'Details', href: null });
    else if (parent === '/routing/versions')
      crumbs.push({ label: `Version ${part}`, href: at < parts.length - 1 ? path : null });
    else if (parent === '/audit') crumbs.push({ label: `Entry ${part}`, href: null });
    else if (step) crumbs.push({ label: step, href: null });
    else crumbs.push({ label: part, href: at < parts.length - 1 ? path : null });
  }
  return crumbs;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
