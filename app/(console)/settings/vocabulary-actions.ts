'use server';

import {
  archiveEndpoint,
  assignEndpoint,
  createEndpoint,
  updateEndpoint,
} from '@/lib/catalog/server/endpoint-commands';
import {
  archiveAttribute,
  archiveRegionGroup,
  createAttribute,
  createRegionGroup,
  updateAttribute,
  updateRegionGroup,
} from '@/lib/routing/server/vocabulary-commands';
import { action } from '../run-command';

export const createAttributeAction = action(createAttribute);
export const updateAttributeAction = action(updateAttribute);
export const archiveAttributeAction = action(archiveAttribute);
export const createRegionGroupAction = action(createRegionGroup);
export const updateRegionGroupAction = action(updateRegionGroup);
export const archiveRegionGroupAction = action(archiveRegionGroup);
export const createEndpointAction = action(createEndpoint);
export const updateEndpointAction = action(updateEndpoint);
export const archiveEndpointAction = action(archiveEndpoint);
export const assignEndpointAction = action(assignEndpoint);
