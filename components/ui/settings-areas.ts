import { type Action, allowsSomewhere, type HeldRole } from '@/lib/auth/permissions';

/** A page of settings, or one elsewhere that is looked for there. */
export interface SettingsArea {
  readonly href: string;
  readonly label: string;
  /** What one does there, in a line. */
  readonly line: string;
  /** Found by these too. */
  readonly words: string;
}

interface Area extends SettingsArea {
  /** For whoever may do this somewhere; left out: for everybody. */
  readonly action?: Action;
}

export interface SettingsGroup<Entry = SettingsArea> {
  readonly title: string;
  readonly areas: readonly Entry[];
}

const ACCOUNT = '/settings/account';

const GROUPS: readonly SettingsGroup<Area>[] = [
  {
    title: 'You',
    areas: [
      {
        href: ACCOUNT,
        label: 'Account',
        line: 'Your password and second factor',
        words: 'me password totp codes devices',
      },
      {
        href: '/settings/tokens',
        label: 'My tokens',
        line: 'For the command line and CI',
        words: 'api fairlead',
      },
      {
        href: '/settings/notifications',
        label: 'Notifications',
        line: 'What you hear of, and how',
        words: 'mail digest preferences what i hear of',
      },
      {
        href: '/contracts/timeline/calendars',
        label: 'Calendars',
        line: 'Dates of contracts in your own calendar',
        words: 'ics link subscribe',
        action: 'contract.read',
      },
    ],
  },
  {
    title: 'People and access',
    areas: [
      {
        href: '/settings/people',
        label: 'People',
        line: 'Invite, roles everywhere or in one environment, deactivate',
        words: 'accounts users members',
        action: 'people.read',
      },
      {
        href: '/settings/service-accounts',
        label: 'Service accounts',
        line: 'Machines that act with roles of their own',
        words: 'ci robots',
        action: 'people.read',
      },
      {
        href: '/settings/sign-in',
        label: 'Sign-in',
        line: 'Second factor, identity providers, groups and provisioning',
        words: 'sso oidc openid scim directory single',
        action: 'identity_provider.read',
      },
      {
        href: '/routers/tokens',
        label: 'Router tokens',
        line: 'What routers present to fetch policy',
        words: 'machines revoke',
      },
      {
        href: '/audit',
        label: 'Audit',
        line: 'Every change: by whom, when, before and after',
        words: 'trail history log export',
        action: 'audit.read',
      },
    ],
  },
  {
    title: 'Organisation',
    areas: [
      {
        href: '/settings/environments',
        label: 'Environments',
        line: 'Their order, how long routers may go unheard, who approves',
        words: 'approvals four eyes stale deny production archive',
      },
      {
        href: '/settings/company',
        label: 'Company',
        line: 'The companies of the group, and which environments they use',
        words: 'entities single person',
      },
      {
        href: '/settings/signing-keys',
        label: 'Signing keys',
        line: 'What routers believe, and since when',
        words: 'root release freshness rotate signatures epoch',
        action: 'signing_key.read',
      },
      {
        href: '/settings/webhooks',
        label: 'Webhooks',
        line: 'Tell other systems what happens',
        words: 'slack tickets signed notifications',
        action: 'webhook.read',
      },
    ],
  },
  {
    title: 'Vocabulary',
    areas: [
      {
        href: '/settings/attributes',
        label: 'Attributes',
        line: 'What rules ask of requests',
        words: 'vocabulary values conditions',
      },
      {
        href: '/settings/region-groups',
        label: 'Region groups',
        line: 'Regions under one name',
        words: 'vocabulary eu',
      },
      {
        href: '/settings/endpoints',
        label: 'Endpoints',
        line: 'Where routers call offerings',
        words: 'vocabulary gateway',
      },
    ],
  },
  {
    title: 'Contracts',
    areas: [
      {
        href: '/contracts/playbook',
        label: 'Playbook',
        line: 'What you want of each clause, and where you walk away',
        words: 'positions preferred acceptable',
        action: 'contract.read',
      },
      {
        href: '/contracts/clause-types',
        label: 'Clause types',
        line: 'The questions that clauses answer',
        words: 'parameters',
        action: 'contract.read',
      },
    ],
  },
  {
    title: 'Catalogue',
    areas: [
      {
        href: '/catalogue/imports',
        label: 'Imports',
        line: 'Where prices come from, by hand and on a schedule',
        words: 'scheduled litellm openrouter csv',
      },
      {
        href: '/settings/catalogue-links',
        label: 'Catalogue addresses',
        line: 'Secret addresses for tools that read the catalogue',
        words: 'litellm models.dev secret link export',
        action: 'catalog_link.create',
      },
      {
        href: '/settings/currencies',
        label: 'Currencies',
        line: 'Rates by which prices become dollars',
        words: 'exchange euro',
      },
      {
        href: '/settings/sample',
        label: 'Sample data',
        line: 'What was invented to show the screens, and its removal',
        words: 'example demo remove',
        action: 'sample.remove',
      },
    ],
  },
];

/** The settings that somebody with these roles has any business with, by group; without a role it is their account alone. */
export function settingsFor(roles: readonly HeldRole[]): readonly SettingsGroup[] {
  const open = ({ href, action }: Area) =>
    roles.length === 0 ? href === ACCOUNT : action === undefined || allowsSomewhere(roles, action);
  return GROUPS.map(({ title, areas }) => ({
    title,
    areas: areas.filter(open).map(({ href, label, line, words }) => ({ href, label, line, words })),
  })).filter(({ areas }) => areas.length > 0);
}

/** Those in which every word that was typed occurs. */
export function matchingSettings(groups: readonly SettingsGroup[], query: string): readonly SettingsGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = ({ label, line, words: others }: SettingsArea) => {
    const text = `${label} ${line} ${others}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups
    .map(({ title, areas }) => ({ title, areas: areas.filter(found) }))
    .filter(({ areas }) => areas.length > 0);
}
