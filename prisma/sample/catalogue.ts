/**
 * An invented cloud, an invented lab whose models it sells, and a company that looks at what people complain of. None of it
 * exists; prices stand in the middle of those that do, so that no list begins with them.
 */
export const SAMPLE_CLOUD = 'sample-cloud';
export const SAMPLE_LAB = 'sample-lab';
export const SAMPLE_REVIEWERS = 'sample-reviewers';

/** The source of everything that is invented. */
export const INVENTED = 'Invented, to show what the screens are for';

export const SAMPLE_VENDORS = [
  {
    key: SAMPLE_CLOUD,
    name: 'Nimbusfield',
    legalName: 'Nimbusfield Cloud AG (invented)',
    isOwner: true,
    isChannel: true,
    profile: {
      status: 'approved',
      products: ['Nimbusfield Inference'],
      security: [{ name: 'Security desk', email: 'security@nimbusfield.example' }],
    },
  },
  {
    key: SAMPLE_LAB,
    name: 'Quillmark Labs',
    legalName: 'Quillmark Labs, Inc. (invented)',
    isOwner: true,
    isChannel: true,
    profile: { status: 'considered', products: ['Quill API'], security: [] },
  },
  {
    key: SAMPLE_REVIEWERS,
    name: 'Brindle Review',
    legalName: 'Brindle Review Ltd. (invented)',
    isOwner: false,
    isChannel: false,
    profile: { status: null, products: [], security: [] },
  },
] as const;

export const SAMPLE_MODELS = [
  { key: 'sample-quill-2', name: 'Quill 2 (invented)', owner: SAMPLE_LAB, family: 'Quill' },
  { key: 'sample-quill-2-mini', name: 'Quill 2 mini (invented)', owner: SAMPLE_LAB, family: 'Quill' },
  { key: 'sample-cirrus-1', name: 'Cirrus 1 (invented)', owner: SAMPLE_CLOUD, family: 'Cirrus' },
] as const;

const TOOLS = ['structured-output', 'tools'];

/** Prices are USD per million tokens. */
export const SAMPLE_OFFERINGS = [
  {
    ...{ channel: SAMPLE_CLOUD, requestId: 'quill-2', model: 'sample-quill-2' },
    ...{ regions: ['eu-central-1'], capabilities: [...TOOLS, 'vision'], context: 200_000 },
    ...{ input: '2.6', output: '10.4' },
  },
  {
    ...{ channel: SAMPLE_CLOUD, requestId: 'quill-2-mini', model: 'sample-quill-2-mini' },
    ...{ regions: ['eu-central-1'], capabilities: TOOLS, context: 128_000, input: '0.65', output: '2.6' },
  },
  {
    ...{ channel: SAMPLE_CLOUD, requestId: 'cirrus-1', model: 'sample-cirrus-1' },
    ...{ regions: ['eu-central-1'], capabilities: TOOLS, context: 128_000, input: '1.2', output: '4.8' },
  },
  {
    ...{ channel: SAMPLE_LAB, requestId: 'quill-2', model: 'sample-quill-2' },
    ...{ regions: ['us-east-1'], capabilities: [...TOOLS, 'vision'], context: 200_000 },
    ...{ input: '2.5', output: '10' },
  },
] as const;
