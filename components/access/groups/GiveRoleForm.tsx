'use client';

import { Autocomplete, Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useAct } from '@/components/ui/use-act';
import type { NewGroupRole, RoleEffect } from '@/lib/auth/group-role';
import { isRole, ROLES, roleLabel } from '@/lib/auth/roles';
import type { ActionResult } from '@/lib/http/action-result';
import styles from '../access.module.css';
import { RoleEffectText } from './RoleEffectText';

const EVERYWHERE = '';
const LABELS = { '/group': 'Group', '/role': 'Role', '/environment': 'Where' };

/** Lets a group give a role, after showing who would gain it. */
export function GiveRoleForm({
  providerId,
  groups,
  environments,
  gains,
  propose,
}: {
  readonly providerId: string;
  /** Names that are known. */
  readonly groups: readonly string[];
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  readonly gains: (input: NewGroupRole) => Promise<ActionResult<RoleEffect>>;
  readonly propose: (input: NewGroupRole) => Promise<ActionResult<unknown>>;
}) {
  const [group, setGroup] = useState('');
  const [role, setRole] = useState<string | null>(null);
  const [environment, setEnvironment] = useState(EVERYWHERE);
  const [asking, setAsking] = useState<NewGroupRole | null>(null);
  const { act, error, pending } = useAct();
  const give = async () => {
    if (!asking) return;
    const done = await act(() => propose(asking));
    setAsking(null);
    if (done) setRole(null);
  };
  return (
    <form
      className={styles.settingsForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isRole(role ?? '') || group.trim() === '') return;
        setAsking({
          providerId,
          group: group.trim(),
          role: role as NewGroupRole['role'],
          environment: environment === EVERYWHERE ? null : environment,
        });
      }}
    >
      <FormErrors error={error} labels={LABELS} />
      <Autocomplete
        id={fieldId('/group')}
        label="Group"
        description="Its name as the provider says it, to the letter. It need not have been seen yet."
        data={[...groups]}
        value={group}
        maxLength={200}
        required
        withAsterisk={false}
        error={fieldError(error?.fields, '/group')}
        onChange={setGroup}
      />
      <Select
        id={fieldId('/role')}
        label="Role"
        data={ROLES.map((one) => ({ value: one, label: roleLabel(one) }))}
        value={role}
        searchable
        required
        withAsterisk={false}
        error={fieldError(error?.fields, '/role')}
        onChange={setRole}
      />
      <Select
        id={fieldId('/environment')}
        label="Where"
        data={[
          { value: EVERYWHERE, label: 'Everywhere' },
          ...environments.map(({ key, name }) => ({ value: key, label: `Only in ${name}` })),
        ]}
        value={environment}
        allowDeselect={false}
        error={fieldError(error?.fields, '/environment')}
        onChange={(value) => setEnvironment(value ?? EVERYWHERE)}
      />
      <div>
        <Button type="submit" disabled={group.trim() === '' || role === null}>
          See who gains it
        </Button>
      </div>
      <Modal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={asking ? `${asking.group} gives ${roleLabel(asking.role)}?` : 'Give a role'}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {asking && <RoleEffectText load={() => gains(asking)} words={gainWords} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => setAsking(null)} disabled={pending}>
            Cancel
          </Button>
          <Button loading={pending} onClick={() => void give()}>
            Give role
          </Button>
        </div>
      </Modal>
    </form>
  );
}

function gainWords({ count, members, waits }: RoleEffect): string {
  const who =
    members === 0
      ? 'Nobody was seen in this group yet: whoever comes into it gains the role.'
      : count === 0
        ? 'Everybody in this group holds it already.'
        : `${count === 1 ? 'One person gains' : `${count} people gain`} it, and whoever comes into the group later.`;
  return waits ? `${who} First another administrator has to agree.` : who;
}
