import { expect, it } from 'vitest';
import { stakeFieldsOf, stakeValues } from './stake-values';

const values = stakeValues({ holder: 'a', subject: 'b' }, '2026-11-21');

it('sends what is left empty as unknown, and a typed nought as nought', () => {
  const fields = stakeFieldsOf({ ...values, votingPercent: '0', committedUsd: ' $8,000,000,000 ' });
  expect(fields).toMatchObject({
    economicPercent: null,
    votingPercent: '0',
    committedUsd: '8000000000',
    boardSeats: null,
    convertible: null,
    validTo: null,
  });
  expect(stakeFieldsOf({ ...values, boardSeats: '0', convertible: 'no' })).toMatchObject({
    boardSeats: 0,
    convertible: false,
  });
});

it('sends no figure where nothing is held, whatever was typed before', () => {
  const none = stakeFieldsOf({
    ...values,
    kind: 'none',
    economicPercent: '5',
    boardSeats: '1',
    note: 'stated',
  });
  expect(none).toMatchObject({ economicPercent: null, boardSeats: null, note: 'stated' });
});

it('shows a stake as it is recorded', () => {
  const shown = stakeValues({ economicPercent: '0', convertible: true, boardSeats: 0 }, '2026-11-21');
  expect(shown).toMatchObject({
    economicPercent: '0',
    votingPercent: '',
    convertible: 'yes',
    boardSeats: '0',
  });
});
