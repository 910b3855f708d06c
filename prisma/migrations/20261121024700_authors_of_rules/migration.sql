-- AlterTable
ALTER TABLE "reviews" ADD COLUMN     "requested_person_id" UUID;

-- CreateTable
CREATE TABLE "rule_authors" (
    "rule_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "rule_authors_pkey" PRIMARY KEY ("rule_id","person_id")
);

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_requested_person_id_fkey" FOREIGN KEY ("requested_person_id") REFERENCES "persons"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_authors" ADD CONSTRAINT "rule_authors_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "rules"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_authors" ADD CONSTRAINT "rule_authors_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────── Who asked, whoever answers for the service account by now ─────────────
CREATE FUNCTION "note_who_asked"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."requested_person_id" := "person_of_actor"(NEW."requested_by_id");
  RETURN NEW;
END $$;
CREATE TRIGGER "reviews_asked_by" BEFORE INSERT ON "reviews"
  FOR EACH ROW EXECUTE FUNCTION "note_who_asked"();

ALTER TABLE "reviews" DISABLE TRIGGER "reviews_as_asked";
UPDATE "reviews" SET "requested_person_id" = "person_of_actor"("requested_by_id");
ALTER TABLE "reviews" ENABLE TRIGGER "reviews_as_asked";

CREATE OR REPLACE FUNCTION "review_as_asked"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" <> 'open' OR
     (NEW."environment_id", NEW."kind", NEW."draft_id", NEW."draft_revision", NEW."of_version", NEW."stop",
      NEW."base_version", NEW."source_digest", NEW."source", NEW."message", NEW."requested_by_id",
      NEW."requested_person_id", NEW."requested_at")
     IS DISTINCT FROM
     (OLD."environment_id", OLD."kind", OLD."draft_id", OLD."draft_revision", OLD."of_version", OLD."stop",
      OLD."base_version", OLD."source_digest", OLD."source", OLD."message", OLD."requested_by_id",
      OLD."requested_person_id", OLD."requested_at") THEN
    RAISE EXCEPTION 'a review is answered, not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION "is_review_author"(review uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "reviews" r
      WHERE r."id" = review AND person IN (r."requested_person_id", "person_of_actor"(r."requested_by_id"))
    UNION ALL
    SELECT FROM "reviews" r JOIN "draft_authors" a ON a."draft_id" = r."draft_id"
      WHERE r."id" = review AND a."person_id" = person)
$$;

-- ───────────── Who wrote a rule, wherever it is copied or restored to ─────────────
INSERT INTO "rule_authors" ("rule_id", "person_id")
  SELECT r."id", a."person_id" FROM "rules" r JOIN "draft_authors" a ON a."draft_id" = r."draft_id"
  WHERE a."person_id" = "person_of_actor"(r."updated_by_id");

CREATE OR REPLACE FUNCTION "note_draft_author"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person uuid := "person_of_actor"(NEW."updated_by_id");
BEGIN
  IF person IS NOT NULL THEN
    INSERT INTO "draft_authors" ("draft_id", "person_id") VALUES (NEW."draft_id", person) ON CONFLICT DO NOTHING;
    INSERT INTO "rule_authors" ("rule_id", "person_id") VALUES (NEW."id", person) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
