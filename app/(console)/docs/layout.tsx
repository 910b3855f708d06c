import type { ReactNode } from 'react';
import { DocNavigation } from '@/components/docs/DocNavigation';
import { DocSearch } from '@/components/docs/DocSearch';
import styles from '@/components/docs/docs.module.css';
import { requireSignedIn } from '@/lib/auth/server/session';
import { CONTENTS, docHref } from '@/lib/docs/contents';
import { readDoc } from '@/lib/docs/server/read-doc';

export default async function DocsLayout({ children }: { readonly children: ReactNode }) {
  await requireSignedIn();
  const sections = await Promise.all(
    CONTENTS.map(async ({ title, docs }) => ({
      title,
      entries: (
        await Promise.all(
          docs.map(async (doc) => {
            const read = await readDoc(doc);
            return read ? [{ href: docHref(doc), title: read.title }] : [];
          }),
        )
      ).flat(),
    })),
  );
  const withApi = sections.map((section) =>
    section.title === 'For programs'
      ? { ...section, entries: [...section.entries, { href: '/docs/api', title: 'API reference' }] }
      : section,
  );
  return (
    <div className={styles.frame}>
      <div className={styles.side}>
        <DocSearch />
        <DocNavigation sections={withApi} />
      </div>
      <div>{children}</div>
    </div>
  );
}
