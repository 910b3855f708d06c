import type { Metadata } from 'next';
import { LabelsTable, type ShownLabel } from '@/components/sensitivity/labels/LabelsTable';
import { restsWords } from '@/components/sensitivity/labels/rests-words';
import { LinkButton } from '@/components/ui/LinkButton';
import { SENSITIVITY_HREF } from '@/components/ui/links/sensitivity';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { labelRef } from '@/lib/sensitivity/label';
import { listLabels, obligationNames } from '@/lib/sensitivity/server/label-queries';
import { openCounts } from '@/lib/sensitivity/server/matrix-queries';
import { type PageSearch, pageEnvironment } from '../routing/environment';

export const metadata: Metadata = { title: 'Sensitivity' };

export default async function SensitivityPage({ searchParams }: { readonly searchParams: PageSearch }) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const [labels, names, { open, of: offerings }] = await Promise.all([
    listLabels(),
    obligationNames(),
    openCounts(environment.key, new Date()),
  ]);
  const shown = labels.map(
    ({ uses, ...label }): ShownLabel => ({
      ...label,
      rests: restsWords(uses),
      open: { cleared: open.get(labelRef(label.label)) ?? 0, of: offerings },
    }),
  );
  const of = (kind: 'level' | 'tag') => shown.filter(({ label }) => label.kind === kind);
  const add = (kind: 'level' | 'tag') =>
    allows(caller.roles, 'label.create') && (
      <LinkButton variant="default" size="compact-sm" href={`${SENSITIVITY_HREF}/new?kind=${kind}`}>
        New {kind}
      </LinkButton>
    );
  return (
    <Page>
      <PageHeader
        title="Sensitivity"
        description={`What data may be, and what an offering must show before it gets it. Open offerings are counted in ${environment.name}.`}
      />
      <Section
        title="Levels"
        note="Each contains everything that those above it in this list ask for."
        actions={add('level')}
      >
        <LabelsTable caption="Levels" labels={of('level')} names={names} />
      </Section>
      <Section title="Tags" note="Each stands by itself, beside the level." actions={add('tag')}>
        <LabelsTable caption="Tags" labels={of('tag')} names={names} />
      </Section>
    </Page>
  );
}
