import { EnvironmentProblem, type GivenEnv, readEnv } from '../../lib/env';
import { Failure } from './failure';

/** This process' environment, or one sentence on what is wrong in it. */
export function givenEnvironment(): GivenEnv {
  try {
    return readEnv(process.env);
  } catch (error) {
    if (error instanceof EnvironmentProblem) throw new Failure(error.message);
    throw error;
  }
}
