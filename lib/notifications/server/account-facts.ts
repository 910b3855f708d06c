import { db } from '@/lib/db/client';
import type { Fact } from '../fact';
import type { Audience } from './audience';

const TITLES: Readonly<Record<string, string>> = {
  'second_factor.reset': 'Your second factor was reset',
  'account.reset_password': 'A new password was set for your account',
};
const BODY = 'If this was not agreed with you, tell an administrator at once.';

/** What others did to somebody's way in, or could have done: its owner hears of it. */
export async function accountFacts(since: Date, { here }: Audience): Promise<Fact[]> {
  const entries = await db().auditEntry.findMany({
    where: { action: { in: Object.keys(TITLES) }, at: { gte: since } },
    select: { seq: true, at: true, action: true, subjectType: true, subjectId: true },
  });
  const accounts = await db().account.findMany({
    where: {
      id: {
        in: entries.filter(({ subjectType }) => subjectType === 'account').map(({ subjectId }) => subjectId),
      },
    },
    select: { id: true, personId: true },
  });
  return entries.map(({ seq, at, action, subjectType, subjectId }): Fact => {
    const person =
      subjectType === 'person' ? subjectId : accounts.find(({ id }) => id === subjectId)?.personId;
    return {
      kind: 'account_changed',
      key: `account:${seq}`,
      at,
      title: TITLES[action] ?? '',
      body: BODY,
      href: '/settings/account',
      to: here(person ? [person] : []),
    };
  });
}
