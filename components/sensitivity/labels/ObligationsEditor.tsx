'use client';

import { Button, Menu, Radio } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldId } from '@/components/ui/form-fields';
import { labelHref } from '@/components/ui/links/sensitivity';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import { moved, SortableList } from '@/components/ui/SortableList';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { type LabelDto, labelRef } from '@/lib/sensitivity/label';
import { freshObligation, type ObligationKind } from '@/lib/sensitivity/obligation-form';
import { type ObligationNames, obligationWords } from '@/lib/sensitivity/obligation-words';
import type { Obligation } from '@/lib/sensitivity/obligations';
import type { SavedObligations } from '@/lib/sensitivity/obligations-content';
import { editedOf, KIND_WORDS, obligationsOf } from './edited-obligations';
import styles from './editor.module.css';
import type { ObligationChoices } from './ObligationFields';
import { ObligationItem } from './ObligationItem';
import { ObligationList } from './ObligationList';
import { ObligationsPreview } from './ObligationsPreview';

/** Writes down what a label should ask for, and says beforehand which offerings and routes that opens or closes. */
export function ObligationsEditor({
  label,
  initial,
  inWork,
  names,
  choices,
  propose,
  preview,
}: {
  readonly label: LabelDto;
  /** Of the proposal in work; else what the label asks for. */
  readonly initial: readonly Obligation[] | null;
  /** The proposal that is being worked on; null = this begins one. */
  readonly inWork: { readonly id: string; readonly revision: number } | null;
  readonly names: ObligationNames;
  readonly choices: ObligationChoices;
  readonly propose: (input: unknown) => Promise<ActionResult<SavedObligations>>;
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}) {
  const router = useRouter();
  const ref = labelRef(label);
  const { values, setValues, error, submit, conflict, bar } = useRecordForm({
    kind: `obligations:${ref}`,
    existing: inWork,
    initial: editedOf(initial),
    valuesOf: ({ content }: SavedObligations) => editedOf(content.obligations),
    save: (edited, seen) =>
      propose({ label: ref, obligations: obligationsOf(edited), ...(seen && { revision: seen.revision }) }),
    onSaved: () => router.push(labelHref(label.kind, label.key)),
  });
  const { mode, items } = values;
  const setItems = (next: typeof items) => setValues((now) => ({ ...now, items: next }));
  const add = (kind: ObligationKind) =>
    setItems([
      ...items,
      { id: crypto.randomUUID(), obligation: freshObligation(kind, choices.types[0]?.key ?? '') },
    ]);
  const move = (from: number, to: number) => setItems(moved(items, from, to));
  const problemAt = (place: number) =>
    error?.fields.find(
      ({ path }) => path.startsWith(`/obligations/${place}/`) || path === `/obligations/${place}`,
    )?.message ?? false;
  if (conflict) {
    const [mine, theirs] = [obligationsOf(values), conflict.theirs.content.obligations];
    const shown = (one: typeof theirs) => <ObligationList obligations={one} names={names} />;
    const same = JSON.stringify(mine) === JSON.stringify(theirs);
    return (
      <ConflictView
        what="proposal"
        fields={[{ label: 'Asks for', mine: shown(mine), theirs: shown(theirs), same }]}
        {...conflict.choices}
      />
    );
  }
  return (
    <div className={styles.editor}>
      <Form className={styles.form} error={error} onSubmit={submit}>
        <Radio.Group
          id={fieldId('/obligations')}
          label={`What ${label.name} asks of an offering`}
          value={mode}
          onChange={(chosen) => setValues((now) => ({ ...now, mode: chosen as typeof mode }))}
        >
          <div className={styles.checks}>
            <Radio
              value="list"
              label={
                items.length === 0
                  ? 'Nothing: an explicit empty list, so every offering is cleared for it'
                  : `Everything in this list (${items.length})`
              }
            />
            <Radio value="unrecorded" label="Nothing is recorded, so no offering is cleared for it" />
          </div>
        </Radio.Group>
        {mode === 'list' && (
          <>
            <SortableList
              label="Obligations in order"
              items={items}
              idOf={({ id }) => id}
              nameOf={({ obligation }) => obligationWords(obligation, names)}
              onMove={move}
            >
              {({ id, obligation }, place, handle) => (
                <ObligationItem
                  id={fieldId(`/obligations/${place}`)}
                  title={obligationWords(obligation, names)}
                  obligation={obligation}
                  choices={choices}
                  error={problemAt(place)}
                  handle={handle}
                  onChange={(next) =>
                    setItems(items.map((one) => (one.id === id ? { id, obligation: next } : one)))
                  }
                  onMove={{
                    up: place === 0 ? null : () => move(place, place - 1),
                    down: place === items.length - 1 ? null : () => move(place, place + 1),
                  }}
                  onRemove={() => setItems(items.filter((one) => one.id !== id))}
                />
              )}
            </SortableList>
            <Menu position="bottom-start">
              <Menu.Target>
                <Button
                  variant="default"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  className={styles.addDemand}
                >
                  Add an obligation
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {Object.entries(KIND_WORDS).map(([kind, words]) => (
                  <Menu.Item key={kind} onClick={() => add(kind as ObligationKind)}>
                    {words}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </>
        )}
        <SaveBar label="Save proposal" {...bar} />
      </Form>
      <ObligationsPreview label={ref} obligations={obligationsOf(values)} preview={preview} />
    </div>
  );
}
