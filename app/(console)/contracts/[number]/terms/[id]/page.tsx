import type { Metadata } from 'next';
import { TextChanges } from '@/components/documents/TextChanges';
import { WebTermsReview } from '@/components/documents/WebTermsReview';
import { WebTermsSign } from '@/components/documents/WebTermsSign';
import { DateTime } from '@/components/ui/DateTime';
import { LinkButton } from '@/components/ui/LinkButton';
import { contractHref, reviewDeskHref } from '@/components/ui/links/contracts';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { webTermsTexts } from '@/lib/contracts/server/web-terms-records';
import { webTermsState } from '@/lib/contracts/web-terms';
import { instant } from '@/lib/core/time';
import { found } from '../../../../catalogue/found';
import { Refusal } from '../../../../settings/refusal';
import { WEB_TERMS_ACTIONS } from '../../../web-terms-action-set';

interface Props {
  readonly params: Promise<{ readonly number: string; readonly id: string }>;
}

export const metadata: Metadata = { title: 'Terms by address' };

export default async function WebTermsPage({ params }: Props) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const { number: asked, id } = await params;
  const number = decodeURIComponent(asked);
  const now = new Date();
  const { terms, reviewed, current } = await found(webTermsTexts(caller, number, id));
  const state = webTermsState(terms, now);
  const waits = state === 'unreviewed' || state === 'changed' || state === 'silent';
  return (
    <Page>
      <PageHeader
        title={terms.url.replace(/^https:\/\//, '')}
        description={`Part of ${number}. Looked at each day; a change that is not reviewed within 14 days makes what it says silent.`}
        signs={<WebTermsSign terms={terms} now={instant(now)} />}
        actions={
          <>
            {terms.currentDocument && (
              <LinkButton variant="default" href={reviewDeskHref(number, undefined, terms.currentDocument)}>
                Open the copy
              </LinkButton>
            )}
            <LinkButton variant="default" href={contractHref(number)}>
              Contract
            </LinkButton>
          </>
        }
      />
      {terms.problem && <p role="status">{terms.problem}</p>}
      {current === null ? (
        <p>There is no copy yet.</p>
      ) : (
        <>
          <Section
            title={reviewed === null ? 'What it says' : 'What has changed'}
            note={
              reviewed === null ? (
                'Nobody has reviewed it yet.'
              ) : (
                <>
                  Since it was reviewed <DateTime at={terms.reviewedAt} />
                  {terms.reviewedBy && ` by ${terms.reviewedBy}`}.
                </>
              )
            }
          >
            <TextChanges before={reviewed ?? ''} after={current} />
          </Section>
          {waits && allows(caller.roles, 'web_terms.review') && (
            <Section
              title="Review"
              note="Look at the clauses that cite it first: they are not changed by this."
            >
              <WebTermsReview key={terms.revision} terms={terms} actions={WEB_TERMS_ACTIONS} />
            </Section>
          )}
        </>
      )}
    </Page>
  );
}
