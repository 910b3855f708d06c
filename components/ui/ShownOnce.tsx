'use client';

import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { CopyButton } from './CopyButton';
import { Link } from './Link';
import styles from './ShownOnce.module.css';

/** A secret that was just made and is stored nowhere: shown to be copied, with what to do with it. */
export function ShownOnce({
  title,
  value,
  copyLabel,
  children,
  more,
  onAgain,
  done,
}: {
  readonly title: string;
  readonly value: string;
  /** "Copy link". */
  readonly copyLabel: string;
  /** What it opens, until when, and how to hand it over. */
  readonly children: ReactNode;
  /** Below the value: a ready command, for instance. */
  readonly more?: ReactNode;
  readonly onAgain?: { readonly label: string; readonly run: () => void };
  readonly done: { readonly label: string; readonly href: string };
}) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [left, setLeft] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (left) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [left]);
  return (
    <section className={styles.once} aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h2>
      <div className={styles.value}>
        <code>{value}</code>
        <CopyButton value={value} label={copyLabel} />
      </div>
      <p className={styles.text}>
        <IconAlertTriangle size={15} aria-hidden className={styles.icon} />
        <span>{children}</span>
      </p>
      {more}
      <div className={styles.actions}>
        <Button component={Link} href={done.href} onClick={() => setLeft(true)}>
          {done.label}
        </Button>
        {onAgain && (
          <Button variant="default" onClick={onAgain.run}>
            {onAgain.label}
          </Button>
        )}
      </div>
    </section>
  );
}
