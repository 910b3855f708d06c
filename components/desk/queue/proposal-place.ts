import { EXCEPTIONS_HREF, labelHref, PATHS_HREF, PROMISES_HREF } from '@/components/ui/links/sensitivity';
import type { QueuedProposal } from '@/lib/contracts/review-queue';

/** What a proposal is about in a few words, and the page on which it is answered. */
export function proposalPlace({ kind, subject }: QueuedProposal): {
  readonly title: string;
  readonly href: string;
} {
  switch (kind) {
    case 'obligations': {
      const [what = '', key = ''] = subject.split(/:(.*)/s);
      const label = what === 'tag' ? 'tag' : 'level';
      return { title: `Obligations of the ${label} ${key}`, href: labelHref(label, key) };
    }
    case 'exception':
      return { title: 'Exception', href: EXCEPTIONS_HREF };
    case 'attribute':
      return { title: `Value of ${subject}`, href: PROMISES_HREF };
    case 'path':
      return { title: `Way of data to ${subject}`, href: PATHS_HREF };
    case 'law':
      return { title: 'Law in place of a clause', href: '/contracts/laws' };
    case 'role_grant':
      return { title: 'Grant of an approving role', href: '/settings/people' };
    case 'group_role':
      return { title: 'Role of a group', href: '/settings/sign-in' };
    case 'clause':
      return { title: 'Clause', href: '/contracts/reviews' };
  }
}
