import type { Citation, ClauseContent } from '@/lib/contracts/clause-content';

/** A clause once a passage was taken for it: what had nothing said of it is agreed, until a person says otherwise. */
export function cited(
  { document, page, from, to, passage }: Citation,
  status: ClauseContent['status'],
): Pick<ClauseContent, 'citation' | 'status'> {
  return {
    citation: { document, page, from, to, passage },
    status: status === 'silent' ? 'agreed' : status,
  };
}
