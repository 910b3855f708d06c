import type { HistoryEntry } from '@/lib/contracts/contract-page';

const ACTIONS: Readonly<Record<string, string>> = {
  'contract.create': 'put it on the register',
  'contract.update': 'changed what the register says',
  'contract.submit': 'submitted it for review',
  'contract.take_back': 'took it back to draft',
  'contract.activate': 'activated it',
  'contract.terminate': 'terminated it',
  'contract.supersede': 'had another take its place',
  'contract.reinstate': 'reinstated it',
  'contract.record_notice': 'recorded notice',
  'contract.record_review': 'recorded a review',
  'contract.limit': 'changed who reads it',
  'contract.keep': 'changed how long it is kept',
  'contract.archive': 'archived it',
  'contract.restore': 'restored it',
  'document.upload': 'added a document',
  'document.rename': 'renamed a document',
  'document.mark_executed': 'marked a document as executed',
  'document.unmark_executed': 'marked a document as not executed',
  'document.archive': 'put a document aside',
  'document.restore': 'brought a document back',
  'document.erase': 'erased a document',
  'web_terms.add': 'had an address watched',
  'web_terms.check': 'kept a copy of terms that say something new',
  'web_terms.review': 'reviewed terms by address',
  'web_terms.archive': 'stopped watching an address',
};

/** What an action of the audit trail did: "activated it"; of one without words of its own, "clause: approve". */
export function historyWords(action: string): string {
  const [subject = '', verb = ''] = action.split('.');
  return ACTIONS[action] ?? `${subject.replaceAll('_', ' ')}: ${verb.replaceAll('_', ' ')}`;
}

/** What changed, field by field: "endsOn: 2026-12-31 → 2027-12-31". */
export function historyDetails({ action, data }: HistoryEntry): readonly string[] {
  const [before, after] = [asRecord(data.before), asRecord(data.after)];
  if (!action.startsWith('contract.') || !before || !after) return [];
  const changed = Object.keys(after)
    .filter((field) => !TOLD_BY_TIME.includes(field))
    .map((field) => `${words(field)}: ${shown(before[field])} → ${shown(after[field])}`);
  const texts = Array.isArray(data.texts)
    ? data.texts.map((field) => `${words(String(field))} was rewritten`)
    : [];
  return [...changed, ...texts];
}

/** The entry's own time says it. */
const TOLD_BY_TIME = ['activatedAt', 'archivedAt'];

const words = (field: string): string => field.replaceAll(/([A-Z])/g, ' $1').toLowerCase();

function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shown).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value).replaceAll('_', ' ');
}
