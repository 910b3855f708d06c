'use server';

import {
  approveAttributes,
  endAttribute,
  proposeAttributes,
  withdrawAttribute,
} from '@/lib/sensitivity/server/attribute-commands';
import { preview } from '../effects';
import { action } from '../run-command';

export const proposeAttributesAction = action(proposeAttributes);
export const approveAttributesAction = action(approveAttributes);
export const withdrawAttributeAction = action(withdrawAttribute);
export const endAttributeAction = action(endAttribute);
export const previewEndAttributeAction = preview(endAttribute);
