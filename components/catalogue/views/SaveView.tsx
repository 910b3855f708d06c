'use client';

import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError } from '@/components/ui/form-fields';
import type { SavedViewDto } from '@/lib/catalog/saved-view';
import type { ActionError } from '@/lib/http/action-result';
import type { ListViews } from './view-actions';

/** Asks for a view's name and whether everybody sees it. `view` = one that there is; without it, one is made. */
export function SaveView({
  list,
  view,
  search,
  create,
  update,
  onDone,
  onClose,
}: Pick<ListViews, 'list' | 'create' | 'update'> & {
  readonly view: SavedViewDto | null;
  /** What a new one shows. */
  readonly search: string;
  readonly onDone: (view: SavedViewDto) => void;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    const result = await attempt(() =>
      view
        ? update({ id: view.id, revision: view.revision, search: view.search, name, shared })
        : create({ list, search, name, shared }),
    );
    setPending(false);
    if (result.ok) onDone(result.data);
    else setError(result.error);
  };
  const nameError = fieldError(error?.fields, '/name');
  return (
    <Modal
      opened
      onClose={onClose}
      title={view ? 'Rename or share the view' : 'Save as a new view'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          {error && !nameError && <FormErrors error={error} />}
          <TextInput
            data-autofocus
            label="Name"
            value={name}
            maxLength={80}
            error={nameError}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label="Everybody sees it"
            description="Architects can then change and archive it too."
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={pending}>
              Cancel
            </Button>
            <Button type="submit" loading={pending}>
              {view ? 'Save' : 'Save view'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
