-- AlterTable
ALTER TABLE "policy_versions" ADD COLUMN     "stops" JSONB,
ADD COLUMN     "whole_digest" TEXT;

-- AddForeignKey
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_whole_digest_fkey" FOREIGN KEY ("whole_digest") REFERENCES "bundles"("digest") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_narrowed"
  CHECK (("stops" IS NULL) = ("whole_digest" IS NULL));

-- As before, with the stops that a release had no room for.
CREATE OR REPLACE FUNCTION "is_what_was_reviewed"(made "policy_versions", asked "reviews") RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  before "policy_versions";
BEGIN
  SELECT * INTO before FROM "policy_versions"
    WHERE "environment_id" = made."environment_id" AND "version" = made."version" - 1;
  IF asked."kind" = 'lift' THEN
    RETURN made."source" = before."source" AND NOT EXISTS (
      SELECT s FROM "stops_of"(jsonb_build_object('disabled', coalesce(before."stops", before."overlay" -> 'disabled'))) AS s
        WHERE s <> asked."stop"
      EXCEPT SELECT "stops_of"(jsonb_build_object('disabled', coalesce(made."stops", made."overlay" -> 'disabled'))));
  END IF;
  RETURN made."source" = asked."source"
    AND before."source" IS NOT DISTINCT FROM (
      SELECT "source" FROM "policy_versions"
      WHERE "environment_id" = asked."environment_id" AND "version" = asked."base_version");
END $$;
