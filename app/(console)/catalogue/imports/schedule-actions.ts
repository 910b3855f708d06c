'use server';

import {
  archiveImportSchedule,
  createImportSchedule,
  runImportSchedule,
  updateImportSchedule,
} from '@/lib/catalog/server/import-schedule-commands';
import { action } from '../../run-command';

export const createScheduleAction = action(createImportSchedule);
export const updateScheduleAction = action(updateImportSchedule);
export const archiveScheduleAction = action(archiveImportSchedule);
export const runScheduleAction = action(runImportSchedule);
