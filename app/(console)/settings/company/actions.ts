'use server';

import { archiveEntity, createEntity, updateEntity } from '@/lib/contracts/server/entity-commands';
import {
  setSinglePerson,
  updateEnvironmentEntities,
} from '@/lib/contracts/server/entity-environment-commands';
import { preview } from '../../effects';
import { action } from '../../run-command';

export const createEntityAction = action(createEntity);
export const updateEntityAction = action(updateEntity);
export const archiveEntityAction = action(archiveEntity);
export const saveEntitiesAction = action(updateEnvironmentEntities);
export const previewEntities = preview(updateEnvironmentEntities);
export const setSinglePersonAction = action(setSinglePerson);
export const previewSinglePerson = preview(setSinglePerson);
