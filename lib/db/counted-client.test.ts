import pg from 'pg';
import { expect, it } from 'vitest';
import { countedClient } from './counted-client';

it('counts a connection that could not be made', async () => {
  const errors = { outage: 0, conflict: 0, other: 0 };
  const connectionString = 'postgresql://nobody:nothing@127.0.0.1:1/none';
  const pool = new pg.Pool({ connectionString, Client: countedClient(errors) });
  await expect(pool.query('SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  expect(errors).toEqual({ outage: 1, conflict: 0, other: 0 });
  await pool.end();
});
