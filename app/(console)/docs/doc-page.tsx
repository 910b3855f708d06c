import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DocMarkdown } from '@/components/docs/DocMarkdown';
import styles from '@/components/docs/docs.module.css';
import { OnThisPage } from '@/components/docs/OnThisPage';
import { Link } from '@/components/ui/Link';
import { DOCS, docHref } from '@/lib/docs/contents';
import { outline } from '@/lib/docs/outline';
import { readDoc } from '@/lib/docs/server/read-doc';

export async function docMetadata(doc: string): Promise<Metadata> {
  return { title: (await readDoc(doc))?.title ?? 'Documentation' };
}

/** One document with its parts beside it, and the next below. */
export async function DocPage({ doc }: { readonly doc: string }) {
  const read = await readDoc(doc);
  if (!read) notFound();
  const place = DOCS.indexOf(doc);
  const [before, after] = await Promise.all(
    [DOCS[place - 1], place < 0 ? undefined : DOCS[place + 1]].map(async (name) => {
      const other = name === undefined ? null : await readDoc(name);
      return name === undefined || !other ? null : { href: docHref(name), title: other.title };
    }),
  );
  return (
    <div className={styles.body}>
      <article>
        <DocMarkdown markdown={read.markdown} file={read.file} />
        <div className={styles.next}>
          {before ? <Link href={before.href}>← {before.title}</Link> : <span />}
          {after && <Link href={after.href}>{after.title} →</Link>}
        </div>
      </article>
      <OnThisPage parts={outline(read.markdown)} />
    </div>
  );
}
