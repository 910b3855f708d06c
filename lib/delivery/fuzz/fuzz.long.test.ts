import { standWhateverComes } from './suite';

standWhateverComes(100_000, Math.floor(Date.now() / 1_000) % 4_294_967_296);
