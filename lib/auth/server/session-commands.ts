import { z } from 'zod';
import { refused } from '@/lib/core/errors';
import { idSchema } from '@/lib/core/record-schema';
import { authoriseOwn, defineCommand } from './command';
import { endSessions } from './sessions';

const GONE = 'This session has ended already.';

/** Ends one of the caller's own sessions, or (null) all but the one that asks. */
export const endOwnSessions = defineCommand({
  action: 'session.end_own',
  input: z.object({ sessionId: idSchema.nullable() }),
  perEnvironment: true,
  run: async (context, { sessionId }): Promise<{ readonly ended: number }> => {
    const { tx, caller, now, audit } = context;
    authoriseOwn(context);
    if (!caller.personId) throw refused('Only people have sessions.');
    const which = { personId: caller.personId };
    const except = caller.origin?.sessionId ?? undefined;
    const ended = await endSessions(
      tx,
      sessionId ? { ...which, sessionId } : { ...which, ...(except && { except }) },
      'revoked',
      now,
    );
    if (ended === 0) throw refused(sessionId ? GONE : 'There is no other session.');
    await audit({ subjectType: 'person', subjectId: caller.personId, data: { sessions: ended } });
    return { ended };
  },
});

/** Ends one session of a person, or (null) all of them. */
export const endSessionsOf = defineCommand({
  action: 'session.end',
  input: z.object({ personId: idSchema, sessionId: idSchema.nullable() }),
  run: async ({ tx, now, audit }, { personId, sessionId }): Promise<{ readonly ended: number }> => {
    const ended = await endSessions(tx, { personId, ...(sessionId && { sessionId }) }, 'revoked', now);
    if (ended === 0) throw refused(sessionId ? GONE : 'This person is not signed in.');
    await audit({ subjectType: 'person', subjectId: personId, data: { sessions: ended } });
    return { ended };
  },
});
