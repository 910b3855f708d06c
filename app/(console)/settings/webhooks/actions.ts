'use server';

import {
  archiveWebhook,
  createWebhook,
  testWebhook,
  updateWebhook,
} from '@/lib/notifications/server/webhook-commands';
import { action } from '../../run-command';

export const createWebhookAction = action(createWebhook, '/settings/webhooks');
export const updateWebhookAction = action(updateWebhook, '/settings/webhooks');
export const archiveWebhookAction = action(archiveWebhook, '/settings/webhooks');
export const testWebhookAction = action(testWebhook, '/settings/webhooks');
