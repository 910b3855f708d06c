import { describe } from 'vitest';
import { FAULTS } from './all';
import { tryFaults } from './suite';

describe('fifty routers, and all that can go wrong', () => {
  tryFaults(FAULTS, 50, 20_261_121);
});
