import { defineCommand } from '@/lib/auth/server/command';
import { AppError } from '@/lib/core/errors';
import { preferencesSchema } from '../notification';

/** How somebody wants to hear of things; what is left out stays as it is. */
export const updateNotificationPreferences = defineCommand({
  action: 'notification.update_preferences',
  input: preferencesSchema,
  run: async ({ tx, caller, audit }, { preferences }): Promise<{ count: number }> => {
    const { personId } = caller;
    if (personId === null) throw new AppError('forbidden', 'Only people are notified.');
    for (const { kind, ...wish } of preferences) {
      await tx.notificationPreference.upsert({
        where: { personId_kind: { personId, kind } },
        create: { personId, kind, ...wish },
        update: wish,
      });
    }
    await audit({ subjectType: 'person', subjectId: personId, data: { preferences } });
    return { count: preferences.length };
  },
});
