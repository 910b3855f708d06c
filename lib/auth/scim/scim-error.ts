/** RFC 7644, table 9; absent where a status says enough. */
export type ScimType =
  | 'invalidFilter'
  | 'uniqueness'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue';

/** A refusal of a SCIM request. `message` is its `detail`: one sentence for whoever runs the directory. */
export class ScimError extends Error {
  override readonly name = 'ScimError';

  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 415 | 501,
    message: string,
    readonly scimType?: ScimType,
  ) {
    super(message);
  }
}

/** RFC 7644, 3.12. `status` is a text there. */
export function errorBody(status: number, detail: string, scimType?: ScimType) {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    ...(scimType && { scimType }),
    detail,
  };
}
