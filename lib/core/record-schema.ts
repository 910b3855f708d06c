import { z } from 'zod';
import { INTEGER_MAX } from './integers';

/** How an input names a record and the revision of it that was seen. */
export const revisionSchema = z
  .int('Say which revision you saw.')
  .min(1)
  .max(INTEGER_MAX, 'There is no such revision.');
export const idSchema = z.uuid('There is no such record.');
