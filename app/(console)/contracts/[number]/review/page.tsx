import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { readDesk } from '@/lib/contracts/server/clause-queries';
import { clauseSuggestions } from '@/lib/contracts/server/clause-suggestions';
import { AppError } from '@/lib/core/errors';
import { Refusal } from '../../../settings/refusal';
import { DESK_ACTIONS } from './acts';
import { ReviewDesk } from './ReviewDesk';

export const metadata: Metadata = { title: 'Review desk' };

interface DeskPage {
  readonly params: Promise<{ readonly number: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function ReviewDeskPage({ params, searchParams }: DeskPage) {
  const number = decodeURIComponent((await params).number);
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const desk = await readDesk(caller, number).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'not_found') notFound();
    throw error;
  });
  const search = await searchParams;
  const asked = (name: string) => (typeof search[name] === 'string' ? search[name] : null);
  return (
    <ReviewDesk
      desk={desk}
      suggestions={clauseSuggestions(caller, number)}
      first={{ clause: asked('clause'), document: asked('document'), place: placeAsked(asked) }}
      actions={DESK_ACTIONS}
    />
  );
}

/** Where in the document somebody wants to look: page, and the places in its text. */
function placeAsked(asked: (name: string) => string | null) {
  const [page, from, to] = ['page', 'from', 'to'].map((name) => Number(asked(name) ?? Number.NaN));
  if (page === undefined || from === undefined || to === undefined) return null;
  return [page, from, to].every((one) => Number.isSafeInteger(one) && one >= 0) ? { page, from, to } : null;
}
