'use client';

import { Modal } from '@mantine/core';
import styles from './desk.module.css';

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['j  k', 'Next and previous clause'],
  ['n', 'Next clause that is still to be written'],
  ['Enter', 'Edit the clause'],
  ['Esc', 'Back to the list'],
  ['.  ,', 'Show the next and previous suggestion in the document'],
  ['a', 'Accept the suggestion that is shown'],
  ['u', 'Use the words selected in the document'],
  ['s', 'Save and put up for approval, and go on to the next'],
  ['⌘Enter', 'Save, also while typing'],
  ['c', 'Comment'],
  ['o', 'Show the passage in the document'],
  ['/', 'Filter the list'],
  ['?', 'These keys'],
];

/** What the keys do. */
export function KeyHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys" closeButtonProps={{ 'aria-label': 'Close' }}>
      <dl className={styles.keys}>
        {KEYS.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              {keys.split('  ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
