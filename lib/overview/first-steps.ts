import { type Action, allows, allowsSomewhere, type HeldRole } from '@/lib/auth/permissions';

/** What tells how far an installation has come. */
export interface Beginnings {
  readonly people: number;
  /** Samples are not counted. */
  readonly contracts: number;
  /** Routers that were ever heard of. */
  readonly routers: number;
  /** Whether anything is published in production. */
  readonly published: boolean;
  /** The first production environment; null = there is none. */
  readonly production: { readonly id: string; readonly key: string } | null;
}

export interface FirstStep {
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

interface Step extends Omit<FirstStep, 'href'> {
  readonly action: Action;
  /** Where one has to be allowed to: without regard to an environment, in the production one, or in any. */
  readonly place: 'everywhere' | 'production' | 'somewhere';
  readonly href: (beginnings: Beginnings) => string;
  readonly done: (beginnings: Beginnings) => boolean;
}

const STEPS: readonly Step[] = [
  {
    action: 'person.invite',
    place: 'everywhere',
    title: 'Invite the people who will work here',
    text: 'What could open something takes two of them.',
    href: () => '/settings/people/invite',
    done: ({ people }) => people > 1,
  },
  {
    action: 'contract.create',
    place: 'everywhere',
    title: 'Record the first contract',
    text: 'Upload its papers: what they say decides which data may go where.',
    href: () => '/contracts/new',
    done: ({ contracts }) => contracts > 0,
  },
  {
    action: 'rule.create',
    place: 'production',
    title: 'Write the first rule for production',
    text: 'Development has an example to start from, or to promote.',
    href: ({ production }) => `/routing?environment=${encodeURIComponent(production?.key ?? '')}`,
    done: ({ published, production }) => published || production === null,
  },
  {
    action: 'token.create',
    place: 'somewhere',
    title: 'Connect a router',
    text: 'Make a token, and copy the few lines that fetch the policy.',
    href: () => '/routers/new',
    done: ({ routers }) => routers > 0,
  },
];

/** What somebody who holds these roles does first in an installation that has only begun. */
export function firstSteps(beginnings: Beginnings, roles: readonly HeldRole[]): readonly FirstStep[] {
  return STEPS.filter((step) => !step.done(beginnings) && mayTake(step, beginnings, roles)).map(
    ({ title, text, href }) => ({ title, text, href: href(beginnings) }),
  );
}

function mayTake({ action, place }: Step, { production }: Beginnings, roles: readonly HeldRole[]): boolean {
  if (place === 'somewhere') return allowsSomewhere(roles, action);
  return allows(roles, action, { environmentId: place === 'production' ? (production?.id ?? null) : null });
}
