'use client';

import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Link } from '@/components/ui/Link';
import { matchingSettings, type SettingsGroup } from '@/components/ui/settings-areas';
import styles from './settings.module.css';

/** Every page of settings with a line on what it is for, narrowed by what is typed; enter opens the first. */
export function SettingsList({ groups }: { readonly groups: readonly SettingsGroup[] }) {
  const router = useRouter();
  const [query, setQuery] = useState('');
  const shown = matchingSettings(groups, query);
  const first = shown[0]?.areas[0];
  const count = shown.reduce((sum, { areas }) => sum + areas.length, 0);
  return (
    <>
      <search className={styles.search}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (query.trim() && first) router.push(first.href);
          }}
        >
          <TextInput
            aria-label="Search settings"
            placeholder="Search settings"
            leftSection={<IconSearch size={16} aria-hidden />}
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          <span role="status" className="visually-hidden">
            {query.trim() ? `${count} found` : ''}
          </span>
        </form>
      </search>
      {count === 0 && (
        <p className={styles.none}>Nothing in settings is called that. Search everything with ⌘K.</p>
      )}
      <div className={styles.groups}>
        {shown.map(({ title, areas }) => (
          <section key={title} aria-label={title}>
            <h2 className={styles.groupTitle}>{title}</h2>
            <ul className={styles.areas}>
              {areas.map(({ href, label, line }) => (
                <li key={href}>
                  <Link href={href} className={styles.area}>
                    <span className={styles.label}>{label}</span>
                    <span className={styles.line}>{line}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
