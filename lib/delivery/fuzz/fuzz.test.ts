import { standWhateverComes } from './suite';

// Another seed each day, so that each run adds to what was tried, and two runs on a day are the same.
standWhateverComes(10_000, Math.floor(Date.now() / 86_400_000));
