import type { DocumentActionSet } from '@/components/documents/document-actions';
import * as actions from './document-actions';

/** Every action of a document. */
export const DOCUMENT_ACTIONS: DocumentActionSet = {
  rename: actions.renameDocumentAction,
  markExecuted: actions.markExecutedAction,
  previewMark: actions.previewMark,
  unmarkExecuted: actions.unmarkExecutedAction,
  previewUnmark: actions.previewUnmark,
  archive: actions.archiveDocumentAction,
  previewArchive: actions.previewArchive,
  restore: actions.restoreDocumentAction,
  previewRestore: actions.previewRestore,
  erase: actions.eraseDocumentAction,
  previewErase: actions.previewErase,
};
