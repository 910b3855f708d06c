'use server';

import {
  archiveDocument,
  eraseDocument,
  markDocumentExecuted,
  renameDocument,
  restoreDocument,
  unmarkDocumentExecuted,
} from '@/lib/contracts/server/document-commands';
import { preview } from '../effects';
import { action } from '../run-command';

export const renameDocumentAction = action(renameDocument);
export const markExecutedAction = action(markDocumentExecuted);
export const previewMark = preview(markDocumentExecuted);
export const unmarkExecutedAction = action(unmarkDocumentExecuted);
export const previewUnmark = preview(unmarkDocumentExecuted);
export const archiveDocumentAction = action(archiveDocument);
export const previewArchive = preview(archiveDocument);
export const restoreDocumentAction = action(restoreDocument);
export const previewRestore = preview(restoreDocument);
export const eraseDocumentAction = action(eraseDocument);
export const previewErase = preview(eraseDocument);
