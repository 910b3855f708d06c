import { type Action, allowsSomewhere, type HeldRole } from '@/lib/auth/permissions';

/** What tells how far an installation has come. */
export interface Beginnings {
  readonly people: number;
  /** Samples are not counted. */
  readonly contracts: number;
  /** Routers that were ever heard of. */
  readonly routers: number;
  /** Whether anything is published in production. */
  readonly production: boolean;
  /** The key of the first production environment; null = there is none. */
  readonly productionKey: string | null;
}

export interface FirstStep {
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

interface Step extends Omit<FirstStep, 'href'> {
  readonly action: Action;
  readonly href: (beginnings: Beginnings) => string;
  readonly done: (beginnings: Beginnings) => boolean;
}

const STEPS: readonly Step[] = [
  {
    action: 'person.invite',
    title: 'Invite the people who will work here',
    text: 'What could open something takes two of them.',
    href: () => '/settings/people/invite',
    done: ({ people }) => people > 1,
  },
  {
    action: 'contract.create',
    title: 'Record the first contract',
    text: 'Upload its papers: what they say decides which data may go where.',
    href: () => '/contracts/new',
    done: ({ contracts }) => contracts > 0,
  },
  {
    action: 'rule.create',
    title: 'Write the first rule for production',
    text: 'Development has an example to start from, or to promote.',
    href: ({ productionKey }) => `/routing?environment=${encodeURIComponent(productionKey ?? '')}`,
    done: ({ production, productionKey }) => production || productionKey === null,
  },
  {
    action: 'token.create',
    title: 'Connect a router',
    text: 'Make a token, and copy the few lines that fetch the policy.',
    href: () => '/routers/new',
    done: ({ routers }) => routers > 0,
  },
];

/** What somebody who holds these roles does first in an installation that has only begun. */
export function firstSteps(beginnings: Beginnings, roles: readonly HeldRole[]): readonly FirstStep[] {
  return STEPS.filter(({ action, done }) => allowsSomewhere(roles, action) && !done(beginnings)).map(
    ({ title, text, href }) => ({ title, text, href: href(beginnings) }),
  );
}
