-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "source" JSONB;

-- ───────────── What was approved is what is published ─────────────
-- A digest alone could not be checked here: the application canonicalises, the database compares.
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_source" CHECK (("source" IS NULL) = ("kind" = 'lift'));

CREATE OR REPLACE FUNCTION "review_as_asked"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" <> 'open' OR
     (NEW."environment_id", NEW."kind", NEW."draft_id", NEW."draft_revision", NEW."of_version", NEW."stop",
      NEW."base_version", NEW."source_digest", NEW."source", NEW."message", NEW."requested_by_id", NEW."requested_at")
     IS DISTINCT FROM
     (OLD."environment_id", OLD."kind", OLD."draft_id", OLD."draft_revision", OLD."of_version", OLD."stop",
      OLD."base_version", OLD."source_digest", OLD."source", OLD."message", OLD."requested_by_id", OLD."requested_at") THEN
    RAISE EXCEPTION 'a review is answered, not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- "channel openai", as lib/routing/stops.ts describes a stop.
CREATE FUNCTION "stops_of"("overlay" jsonb) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT entry."key" || ' ' || entry."value"
  FROM jsonb_array_elements("overlay" -> 'disabled') AS disabled, jsonb_each_text(disabled) AS entry
  WHERE entry."key" <> 'reason'
$$;

-- Whether a version does what the review was asked for: the same rules over the same rules, or no other stop lifted.
CREATE FUNCTION "is_what_was_reviewed"(made "policy_versions", asked "reviews") RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  before "policy_versions";
BEGIN
  SELECT * INTO before FROM "policy_versions"
    WHERE "environment_id" = made."environment_id" AND "version" = made."version" - 1;
  IF asked."kind" = 'lift' THEN
    RETURN made."source" = before."source" AND NOT EXISTS (
      SELECT s FROM "stops_of"(before."overlay") AS s WHERE s <> asked."stop"
      EXCEPT SELECT "stops_of"(made."overlay"));
  END IF;
  RETURN made."source" = asked."source"
    AND before."source" IS NOT DISTINCT FROM (
      SELECT "source" FROM "policy_versions"
      WHERE "environment_id" = asked."environment_id" AND "version" = asked."base_version");
END $$;

CREATE OR REPLACE FUNCTION "policy_version_approved"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  required integer;
  asked "reviews";
BEGIN
  IF NEW."emergency" OR NEW."kind" NOT IN ('publish', 'rollback', 'lift') THEN
    RETURN NEW;
  END IF;
  SELECT "approvals_required" INTO required FROM "environments" WHERE "id" = NEW."environment_id";
  IF required = 0 THEN
    RETURN NEW;
  END IF;
  SELECT * INTO asked FROM "reviews"
    WHERE "id" = NEW."review_id" AND "environment_id" = NEW."environment_id" AND "kind" = NEW."kind"
      AND "state" = 'open' AND "draft_id" IS NOT DISTINCT FROM NEW."draft_id"
      AND "of_version" IS NOT DISTINCT FROM NEW."of_version"
    FOR UPDATE;
  IF NOT FOUND OR (SELECT count(*) FROM "review_approvers"(NEW."review_id")) < required THEN
    RAISE EXCEPTION 'this version needs % approvals', required USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT "is_what_was_reviewed"(NEW, asked) THEN
    RAISE EXCEPTION 'this version is not what was approved' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
