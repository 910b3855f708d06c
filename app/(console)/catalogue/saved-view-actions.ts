'use server';

import { archiveSavedView, createSavedView, updateSavedView } from '@/lib/catalog/server/saved-view-commands';
import { action } from '../run-command';

export const createViewAction = action(createSavedView, '/catalogue');
export const updateViewAction = action(updateSavedView, '/catalogue');
export const archiveViewAction = action(archiveSavedView, '/catalogue');
