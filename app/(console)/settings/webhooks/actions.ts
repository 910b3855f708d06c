'use server';

import type { ActionResult } from '@/lib/http/action-result';
import type { WebhookFieldsDto } from '@/lib/notifications/notification';
import {
  archiveWebhook,
  createWebhook,
  testWebhook,
  updateWebhook,
} from '@/lib/notifications/server/webhook-commands';
import { runCommand } from '../../run-command';

export async function createWebhookAction(
  input: unknown,
): Promise<ActionResult<{ id: string; secret: string }>> {
  return runCommand(createWebhook, input, '/settings/webhooks');
}

export async function updateWebhookAction(input: unknown): Promise<ActionResult<WebhookFieldsDto>> {
  return runCommand(updateWebhook, input, '/settings/webhooks');
}

export async function archiveWebhookAction(input: unknown): Promise<ActionResult<unknown>> {
  return runCommand(archiveWebhook, input, '/settings/webhooks');
}

export async function testWebhookAction(input: unknown): Promise<ActionResult<unknown>> {
  return runCommand(testWebhook, input, '/settings/webhooks');
}
