/** The greatest value of the database's `integer` columns: revisions and versions end there. */
export const INTEGER_MAX = 2_147_483_647;
