import type { Metadata } from 'next';
import { AliasesForm } from '@/components/catalogue/identity/AliasesForm';
import { HoldAgainst } from '@/components/catalogue/identity/HoldAgainst';
import { SplitForm } from '@/components/catalogue/identity/SplitForm';
import { LinkButton } from '@/components/ui/LinkButton';
import { modelHref, offeringKeyOf } from '@/components/ui/links/catalogue';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { modelNames } from '@/lib/catalog/server/model-suggestions';
import { undoChangesAction } from '../../../edit-actions';
import { found } from '../../../found';
import {
  findModelsAction,
  joinModelsAction,
  keepModelsApartAction,
  setModelAliasesAction,
  splitModelAction,
} from '../../../identity-actions';
import { requireArchitect } from '../../../require-architect';

interface Props {
  readonly params: Promise<{ readonly key: readonly string[] }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Names of ${offeringKeyOf((await params).key)}` };
}

export default async function ModelNamesPage({ params, searchParams }: Props) {
  await requireArchitect('model.join');
  const { with: other } = await searchParams;
  const { model, suggested, pair } = await found(
    modelNames(offeringKeyOf((await params).key), typeof other === 'string' ? other : null),
  );
  return (
    <Page>
      <PageHeader
        title={`${model.name}: names, joining, splitting`}
        description="What rules name are offerings, and those stay as they are: no policy changes, and regional profiles stay apart. Each change can be undone."
        actions={
          <LinkButton variant="default" href={modelHref(model.key)}>
            Done
          </LinkButton>
        }
      />
      <Section
        title="Other names"
        note="Sources are matched by them. A snapshot pins one dated release of the same model."
      >
        <AliasesForm model={model} onSave={setModelAliasesAction} undo={undoChangesAction} />
      </Section>
      <Section
        title="The same as another model"
        note="Joining moves offerings, names and measurements to the model that stays; the other’s page leads there."
      >
        <HoldAgainst
          model={{ key: model.key }}
          suggested={suggested}
          pair={pair}
          find={findModelsAction}
          actions={{ join: joinModelsAction, keepApart: keepModelsApartAction, undo: undoChangesAction }}
        />
      </Section>
      {model.offerings.length > 1 && (
        <Section title="Two models in one" note="Chosen offerings become a model of their own.">
          <SplitForm model={model} split={splitModelAction} undo={undoChangesAction} />
        </Section>
      )}
    </Page>
  );
}
