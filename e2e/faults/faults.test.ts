import { describe } from 'vitest';
import { FAULTS } from './all';
import { tryFaults } from './suite';

describe('ten routers, and each thing that goes wrong quickly', () => {
  tryFaults(
    FAULTS.filter(({ quick }) => quick),
    10,
    20_261_121,
  );
});
