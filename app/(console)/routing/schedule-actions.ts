'use server';
import {
  reschedulePublish,
  schedulePublish,
  unschedulePublish,
} from '@/lib/routing/server/schedule-commands';
import { action } from '../run-command';

export const scheduleAction = action(schedulePublish, '/routing');
export const rescheduleAction = action(reschedulePublish, '/routing');
export const unscheduleAction = action(unschedulePublish, '/routing');
