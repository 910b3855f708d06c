'use client';

import { Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { DataColumn } from './column';
import { toCsv, toJson } from './export-rows';
import { saveFile } from './save-file';
import styles from './toolbar.module.css';

type Format = 'CSV' | 'XLSX' | 'JSON';
const FORMATS: readonly Format[] = ['CSV', 'XLSX', 'JSON'];

/** Hands over exactly what is shown: these columns in this order, these rows in theirs. */
export function ExportMenu<Row>({
  label,
  columns,
  all,
}: {
  /** Names the file. */
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly all: () => Promise<readonly Row[]>;
}) {
  const [failed, setFailed] = useState(false);
  const [making, setMaking] = useState(false);
  const save = async (format: Format) => {
    setMaking(true);
    setFailed(false);
    try {
      const rows = await all();
      const name = label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
      saveFile(`${name}.${format.toLowerCase()}`, await contentOf(format, label, columns, rows));
    } catch {
      setFailed(true);
    } finally {
      setMaking(false);
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <button
            type="button"
            className={styles.tool}
            aria-label="Export"
            title="Export what is shown"
            aria-busy={making}
          >
            <IconDownload size={16} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Export what is shown</Menu.Label>
          {FORMATS.map((format) => (
            <Menu.Item key={format} onClick={() => void save(format)}>
              {format}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span role="status" className={failed ? styles.failed : 'visually-hidden'}>
        {failed ? 'The file could not be made. Try again.' : making ? 'Making the file' : ''}
      </span>
    </>
  );
}

async function contentOf<Row>(
  format: Format,
  label: string,
  columns: readonly DataColumn<Row>[],
  rows: readonly Row[],
): Promise<Blob> {
  if (format === 'XLSX') return (await import('./export-workbook')).toWorkbook(columns, rows, label);
  return format === 'CSV'
    ? new Blob([toCsv(columns, rows)], { type: 'text/csv;charset=utf-8' })
    : new Blob([toJson(columns, rows)], { type: 'application/json' });
}
