import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ChangesList } from '@/components/routing/ChangesList';
import { count } from '@/components/routing/DraftBar';
import { FindingsList } from '@/components/routing/FindingsList';
import { PublishForm } from '@/components/routing/PublishForm';
import { ResetDraft } from '@/components/routing/ResetDraft';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allowsSomewhere, rolesFor } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { acknowledgeableOf, blockingOf, findingKey, warningsOf } from '@/lib/routing/finding';
import { draftState } from '@/lib/routing/server/queries';
import { publishAction, resetDraftAction } from '../actions';
import { type PageSearch, pageDraft, pageEnvironment } from '../environment';
import { DraftDecisions } from './DraftDecisions';

export const metadata: Metadata = { title: 'Review and publish' };

export default async function PublishPage({ searchParams }: { searchParams: PageSearch }) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const draftName = await pageDraft(searchParams, environment);
  const now = new Date();
  const draft = await draftState(environment.key, now, draftName);
  const errors = blockingOf(draft.findings);
  const warnings = warningsOf(draft.findings);
  const mayPublish = allowsSomewhere(caller.roles, 'policy.publish');
  const blocked = !mayPublish
    ? `Publishing needs the role ${rolesFor('policy.publish').join(' or ')}.`
    : draft.changes.length === 0 && draft.activeVersion !== null
      ? 'The draft says what the active version says.'
      : errors.length > 0
        ? `${count(errors.length, 'error')} must be mended first.`
        : null;
  return (
    <Page>
      <PageHeader
        title="Review and publish"
        signs={<EnvironmentSign name={environment.name} production={environment.production} />}
        description={
          draft.activeVersion === null
            ? `The first version of ${environment.name}: until now its routers have no policy.`
            : `The draft against version ${draft.activeVersion}, which routers follow now.`
        }
        actions={
          draft.activeVersion !== null &&
          draft.changes.length > 0 &&
          allowsSomewhere(caller.roles, 'draft.reset') && (
            <ResetDraft
              environment={environment.key}
              environmentName={environment.name}
              draft={draftName}
              draftRevision={draft.draftRevision}
              activeVersion={draft.activeVersion}
              reset={resetDraftAction}
            />
          )
        }
      />
      <Section title={draft.changes.length === 0 ? 'Nothing changes' : count(draft.changes.length, 'change')}>
        {draft.changes.length === 0 ? (
          <p>Publishing now would give routers what they have.</p>
        ) : (
          <ChangesList changes={draft.changes} />
        )}
      </Section>
      {draft.changes.length > 0 && draft.activeVersion !== null && (
        <Section
          title="What is decided otherwise"
          note="Saved requests, and requests made up from every level, tag, region, size, capability, attribute and share that the two policies tell apart."
        >
          <Suspense fallback={<p aria-busy>Trying requests on both…</p>}>
            <DraftDecisions
              environment={environment.key}
              draft={draftName}
              activeVersion={draft.activeVersion}
              now={now}
            />
          </Suspense>
        </Section>
      )}
      {draft.findings.length > 0 && (
        <Section
          title="Findings"
          note="Errors stop a publish; a warning is accepted with it and kept on record."
        >
          <FindingsList findings={draft.findings} />
        </Section>
      )}
      <Section title="Publish">
        <PublishForm
          key={`${draftName} ${draft.draftRevision} ${draft.activeVersion}`}
          what={{ draft: draftName, draftRevision: draft.draftRevision, baseVersion: draft.activeVersion }}
          verb="Publish"
          environment={environment.key}
          environmentName={environment.name}
          production={environment.production}
          warningKeys={warnings.map(findingKey)}
          failed={acknowledgeableOf(draft.findings)}
          draft={draftName}
          blocked={blocked}
          publish={publishAction}
        />
      </Section>
    </Page>
  );
}
