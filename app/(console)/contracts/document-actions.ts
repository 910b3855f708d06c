'use server';

import type { DocumentDto } from '@/lib/contracts/document';
import {
  archiveDocument,
  eraseDocument,
  markDocumentExecuted,
  renameDocument,
  restoreDocument,
  unmarkDocumentExecuted,
} from '@/lib/contracts/server/document-commands';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { previewAction } from '../effects';
import { runCommand } from '../run-command';

type Saved = Promise<ActionResult<DocumentDto>>;
type Preview = Promise<ActionResult<EvidenceEffects>>;

export async function renameDocumentAction(input: unknown): Saved {
  return runCommand(renameDocument, input, '/');
}

export async function markExecutedAction(input: unknown): Saved {
  return runCommand(markDocumentExecuted, input, '/');
}

export async function previewMark(input: unknown): Preview {
  return previewAction(markDocumentExecuted, input);
}

export async function unmarkExecutedAction(input: unknown): Saved {
  return runCommand(unmarkDocumentExecuted, input, '/');
}

export async function previewUnmark(input: unknown): Preview {
  return previewAction(unmarkDocumentExecuted, input);
}

export async function archiveDocumentAction(input: unknown): Saved {
  return runCommand(archiveDocument, input, '/');
}

export async function previewArchive(input: unknown): Preview {
  return previewAction(archiveDocument, input);
}

export async function restoreDocumentAction(input: unknown): Saved {
  return runCommand(restoreDocument, input, '/');
}

export async function previewRestore(input: unknown): Preview {
  return previewAction(restoreDocument, input);
}

export async function eraseDocumentAction(input: unknown): Saved {
  return runCommand(eraseDocument, input, '/');
}

export async function previewErase(input: unknown): Preview {
  return previewAction(eraseDocument, input);
}
