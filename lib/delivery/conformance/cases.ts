import { BODY_CASES } from './cases-body';
import { CONDITION_CASES } from './cases-condition';
import { IDENTITY_CASES } from './cases-identity';
import { REPLY_CASES } from './cases-reply';
import { ROUTER_CASES } from './cases-router';
import { SIGNATURE_CASES } from './cases-signature';
import { TELEMETRY_CASES } from './cases-telemetry';
import { TOKEN_CASES } from './cases-token';

/** Every request that both hosts must answer alike. */
export const CASES = [
  ...TOKEN_CASES,
  ...IDENTITY_CASES,
  ...CONDITION_CASES,
  ...REPLY_CASES,
  ...BODY_CASES,
  ...SIGNATURE_CASES,
  ...TELEMETRY_CASES,
  ...ROUTER_CASES,
];
