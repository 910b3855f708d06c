import type { Metadata } from 'next';
import { ArchiveIfFree } from '@/components/routing/vocabulary/ArchiveIfFree';
import { WhereNamed } from '@/components/routing/vocabulary/WhereNamed';
import { ObligationList } from '@/components/sensitivity/labels/ObligationList';
import { ObligationsHistory } from '@/components/sensitivity/labels/ObligationsHistory';
import { ObligationsProposal } from '@/components/sensitivity/labels/ObligationsProposal';
import { RenameLabel } from '@/components/sensitivity/labels/RenameLabel';
import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import { taskClassHref } from '@/components/ui/links/routing';
import { labelHref, SENSITIVITY_HREF } from '@/components/ui/links/sensitivity';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { TrailLink } from '@/components/ui/TrailLink';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { obligationNames } from '@/lib/sensitivity/server/label-queries';
import { type PageSearch, pageEnvironment } from '../../../routing/environment';
import {
  approveObligationsAction,
  archiveLabelAction,
  previewApproveObligationsAction,
  renameLabelAction,
  requestObligationsChangesAction,
  submitObligationsAction,
  withdrawObligationsAction,
} from '../../label-actions';
import { type LabelParams, labelOf } from '../../label-page';

interface Props {
  readonly params: LabelParams;
  readonly searchParams: PageSearch;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).key) };
}

export default async function LabelPage({ params, searchParams }: Props) {
  const caller = await requireCaller();
  const [detail, names, environment] = await Promise.all([
    labelOf(params, caller),
    obligationNames(),
    pageEnvironment(searchParams),
  ]);
  const { label, obligations, uses, proposals, contains } = detail;
  const inWork = proposals.find(({ state }) => state === 'open' || state === 'submitted');
  const mayWrite = allows(caller.roles, 'obligations.propose');
  const free = uses.taskClasses.length === 0 && uses.exceptions === 0;
  return (
    <Page>
      <PageHeader
        trail={<TrailLink roles={caller.roles} type={label.kind} id={label.id} />}
        title={label.name}
        description={
          label.kind === 'level'
            ? contains.length > 0
              ? `A level. It contains everything that ${contains.join(', ')} ask for.`
              : 'The lowest level.'
            : 'A tag, which stands by itself beside the level.'
        }
        actions={
          mayWrite && (
            <LinkButton href={`${labelHref(label.kind, label.key)}/edit`}>
              {inWork ? 'Edit the proposal' : 'Change what it asks for'}
            </LinkButton>
          )
        }
      />
      <Section title="What it asks for">
        <ObligationList obligations={obligations} names={names} />
      </Section>
      {inWork && (
        <Section title="Proposed" note="It holds once another person approved it.">
          <ObligationsProposal
            proposal={inWork}
            names={names}
            preview={previewApproveObligationsAction}
            actions={{
              ...(mayWrite && { submit: submitObligationsAction, withdraw: withdrawObligationsAction }),
              ...(allows(caller.roles, 'obligations.approve') && {
                approve: approveObligationsAction,
                requestChanges: requestObligationsChangesAction,
              }),
            }}
          />
        </Section>
      )}
      <Section title="Task classes" note="Whose requests have it at least, or without saying so.">
        {uses.taskClasses.length === 0 ? (
          <p>None.</p>
        ) : (
          <ul>
            {uses.taskClasses.map(({ key, name, as }) => (
              <li key={key}>
                <Link href={taskClassHref(key, environment.key)}>{name}</Link>
                {as === 'floor' ? ', every request' : ', requests without a label'}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <WhereNamed
        uses={uses.places}
        environment={environment.key}
        nowhere="No rule and no saved request names it."
      />
      <Section title="Versions" note="What was proposed for it, and what became of that.">
        {proposals.length === 0 ? (
          <p>It asks for what it was shipped with; nobody has proposed anything else.</p>
        ) : (
          <ObligationsHistory proposals={proposals} names={names} />
        )}
      </Section>
      {allows(caller.roles, 'label.update') && (
        <Section title="Name">
          <RenameLabel label={label} rename={renameLabelAction} />
        </Section>
      )}
      {allows(caller.roles, 'label.archive') && free && (
        <div>
          <ArchiveIfFree
            thing={label}
            what={label.kind}
            uses={uses.places}
            denied="names"
            back={SENSITIVITY_HREF}
            archive={archiveLabelAction.bind(null, label.kind)}
          />
        </div>
      )}
    </Page>
  );
}
