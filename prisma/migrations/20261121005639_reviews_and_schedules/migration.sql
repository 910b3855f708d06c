-- DropIndex
DROP INDEX "drafts_environment_id_name_key";

-- AlterTable
ALTER TABLE "drafts" ADD COLUMN     "origin_environment_id" UUID,
ADD COLUMN     "origin_version" INTEGER;

-- AlterTable
ALTER TABLE "environments" ADD COLUMN     "approval_roles" TEXT[] DEFAULT ARRAY['publisher']::TEXT[],
ADD COLUMN     "approvals_required" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "policy_versions" ADD COLUMN     "draft_id" UUID,
ADD COLUMN     "emergency" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "review_id" UUID;

-- AlterTable
ALTER TABLE "router_tokens" ADD COLUMN     "actor_id" UUID;

-- AlterTable
ALTER TABLE "service_accounts" ADD COLUMN     "responsible_id" UUID NOT NULL;

-- CreateTable
CREATE TABLE "endpoints" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "api" TEXT,
    "base_url" TEXT,
    "region" TEXT,
    "description" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_authors" (
    "draft_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_authors_pkey" PRIMARY KEY ("draft_id","person_id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "draft_id" UUID,
    "draft_revision" INTEGER,
    "of_version" INTEGER,
    "stop" TEXT,
    "base_version" INTEGER,
    "source_digest" TEXT,
    "message" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "closed_reason" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_verdicts" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_verdicts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "draft_id" UUID,
    "review_id" UUID,
    "rule" TEXT,
    "body" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scheduled_publishes" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "draft_revision" INTEGER NOT NULL,
    "review_id" UUID,
    "base_version" INTEGER,
    "publish_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "accepted_warnings" TEXT[],
    "acknowledged" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "failure" JSONB,
    "version" INTEGER,
    "scheduled_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "scheduled_publishes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "emergencies" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ratify_by" TIMESTAMPTZ(3) NOT NULL,
    "ratified_by_id" UUID,
    "ratified_at" TIMESTAMPTZ(3),
    "ratify_note" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "emergencies_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "endpoints_key_key" ON "endpoints"("key");

-- CreateIndex
CREATE INDEX "reviews_environment_id_state_idx" ON "reviews"("environment_id", "state");

-- CreateIndex
CREATE INDEX "reviews_draft_id_idx" ON "reviews"("draft_id");

-- CreateIndex
CREATE INDEX "review_verdicts_review_id_idx" ON "review_verdicts"("review_id");

-- CreateIndex
CREATE INDEX "comments_draft_id_idx" ON "comments"("draft_id");

-- CreateIndex
CREATE INDEX "comments_review_id_idx" ON "comments"("review_id");

-- CreateIndex
CREATE INDEX "scheduled_publishes_state_publish_at_idx" ON "scheduled_publishes"("state", "publish_at");

-- CreateIndex
CREATE INDEX "scheduled_publishes_draft_id_idx" ON "scheduled_publishes"("draft_id");

-- CreateIndex
CREATE UNIQUE INDEX "emergencies_environment_id_version_key" ON "emergencies"("environment_id", "version");

-- CreateIndex
CREATE INDEX "drafts_environment_id_name_idx" ON "drafts"("environment_id", "name");

-- CreateIndex
CREATE INDEX "router_tokens_actor_id_idx" ON "router_tokens"("actor_id");

-- AddForeignKey
ALTER TABLE "service_accounts" ADD CONSTRAINT "service_accounts_responsible_id_fkey" FOREIGN KEY ("responsible_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "router_tokens" ADD CONSTRAINT "router_tokens_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_authors" ADD CONSTRAINT "draft_authors_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_authors" ADD CONSTRAINT "draft_authors_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_verdicts" ADD CONSTRAINT "review_verdicts_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_verdicts" ADD CONSTRAINT "review_verdicts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_publishes" ADD CONSTRAINT "scheduled_publishes_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_publishes" ADD CONSTRAINT "scheduled_publishes_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_publishes" ADD CONSTRAINT "scheduled_publishes_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "emergencies" ADD CONSTRAINT "emergencies_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "emergencies" ADD CONSTRAINT "emergencies_environment_id_version_fkey" FOREIGN KEY ("environment_id", "version") REFERENCES "policy_versions"("environment_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ───────────── Values that are not free text ─────────────
ALTER TABLE "environments" ADD CONSTRAINT "environments_approvals" CHECK ("approvals_required" BETWEEN 0 AND 10);
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_kind" CHECK (
  CASE "kind"
    WHEN 'publish' THEN "draft_id" IS NOT NULL AND "draft_revision" IS NOT NULL AND "source_digest" IS NOT NULL
    WHEN 'rollback' THEN "of_version" IS NOT NULL AND "source_digest" IS NOT NULL
    WHEN 'lift' THEN "stop" IS NOT NULL
    ELSE false END);
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_state" CHECK (
  "state" IN ('open', 'void', 'withdrawn', 'done') AND ("state" = 'open') = ("closed_at" IS NULL));
ALTER TABLE "review_verdicts" ADD CONSTRAINT "review_verdicts_verdict"
  CHECK ("verdict" IN ('approve', 'request_changes', 'withdraw'));
ALTER TABLE "comments" ADD CONSTRAINT "comments_about" CHECK ("draft_id" IS NOT NULL OR "review_id" IS NOT NULL);
ALTER TABLE "scheduled_publishes" ADD CONSTRAINT "scheduled_publishes_state" CHECK (
  "state" IN ('waiting', 'done', 'failed', 'cancelled') AND ("state" = 'waiting') = ("finished_at" IS NULL)
  AND ("state" = 'done') = ("version" IS NOT NULL));
ALTER TABLE "emergencies" ADD CONSTRAINT "emergencies_kind" CHECK ("kind" IN ('stop', 'rollback'));
ALTER TABLE "emergencies" ADD CONSTRAINT "emergencies_two_persons" CHECK ("ratified_by_id" <> "person_id");
ALTER TABLE "emergencies" ADD CONSTRAINT "emergencies_ratified"
  CHECK (("ratified_by_id" IS NULL) = ("ratified_at" IS NULL));
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_emergency"
  CHECK (NOT "emergency" OR "kind" IN ('stop', 'rollback'));
-- A name is used once among open drafts; one open review of a draft, and one schedule that waits.
CREATE UNIQUE INDEX "drafts_name_once" ON "drafts" ("environment_id", "name") WHERE "archived_at" IS NULL;
CREATE UNIQUE INDEX "reviews_once" ON "reviews" ("draft_id") WHERE "state" = 'open';
CREATE UNIQUE INDEX "scheduled_publishes_once" ON "scheduled_publishes" ("draft_id") WHERE "state" = 'waiting';

-- ───────────── What there is already ─────────────
UPDATE "environments" SET "approvals_required" = 1 WHERE "production";
INSERT INTO "endpoints" ("id", "key", "name", "api")
  SELECT gen_random_uuid(), "endpoint", "endpoint", CASE WHEN min("api") = max("api") THEN min("api") END
  FROM "offerings" GROUP BY "endpoint";
INSERT INTO "draft_authors" ("draft_id", "person_id")
  SELECT DISTINCT r."draft_id", p."id" FROM "rules" r JOIN "persons" p ON p."actor_id" = r."updated_by_id";

-- ───────────── Four eyes ─────────────
-- The person who counts for an actor: who it is, or who answers for the service account; null for the system.
CREATE FUNCTION "person_of_actor"(wanted uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT "id" FROM "persons" WHERE "actor_id" = wanted
  UNION ALL
  SELECT "responsible_id" FROM "service_accounts" WHERE "actor_id" = wanted
  LIMIT 1
$$;

-- Whoever edits a rule is an author of its draft. Neighbours that only change place are not edited (no new revision).
CREATE FUNCTION "note_draft_author"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "draft_authors" ("draft_id", "person_id")
    SELECT NEW."draft_id", person FROM "person_of_actor"(NEW."updated_by_id") AS person WHERE person IS NOT NULL
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "rules_inserted_by" AFTER INSERT ON "rules"
  FOR EACH ROW WHEN (NEW."updated_by_id" IS NOT NULL) EXECUTE FUNCTION "note_draft_author"();
CREATE TRIGGER "rules_updated_by" AFTER UPDATE ON "rules"
  FOR EACH ROW WHEN (NEW."updated_by_id" IS NOT NULL AND NEW."revision" <> OLD."revision")
  EXECUTE FUNCTION "note_draft_author"();

-- Authors are forgotten only when nobody is asked to approve what they wrote.
CREATE FUNCTION "keep_draft_authors"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "reviews" WHERE "draft_id" = OLD."draft_id" AND "state" = 'open') THEN
    RAISE EXCEPTION 'the authors of a draft under review stay' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER "draft_authors_kept" BEFORE DELETE OR UPDATE ON "draft_authors"
  FOR EACH ROW EXECUTE FUNCTION "keep_draft_authors"();

-- A draft that is changed or put away: what was said of it before holds no longer.
CREATE FUNCTION "draft_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  why text := CASE WHEN NEW."archived_at" IS NULL THEN 'The draft was changed.' ELSE 'The draft was put away.' END;
BEGIN
  UPDATE "reviews" SET "state" = 'void', "closed_at" = now(), "closed_reason" = why
    WHERE "draft_id" = NEW."id" AND "state" = 'open';
  UPDATE "scheduled_publishes"
    SET "state" = 'cancelled', "finished_at" = now(), "failure" = jsonb_build_object('message', why)
    WHERE "draft_id" = NEW."id" AND "state" = 'waiting';
  RETURN NULL;
END $$;
CREATE TRIGGER "drafts_changed" AFTER UPDATE ON "drafts"
  FOR EACH ROW WHEN (NEW."revision" <> OLD."revision" OR (NEW."archived_at" IS NOT NULL AND OLD."archived_at" IS NULL))
  EXECUTE FUNCTION "draft_changed"();

-- What was asked stays as it was asked, and what is closed stays closed.
CREATE FUNCTION "review_as_asked"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" <> 'open' OR
     (NEW."environment_id", NEW."kind", NEW."draft_id", NEW."draft_revision", NEW."of_version", NEW."stop",
      NEW."base_version", NEW."source_digest", NEW."message", NEW."requested_by_id", NEW."requested_at")
     IS DISTINCT FROM
     (OLD."environment_id", OLD."kind", OLD."draft_id", OLD."draft_revision", OLD."of_version", OLD."stop",
      OLD."base_version", OLD."source_digest", OLD."message", OLD."requested_by_id", OLD."requested_at") THEN
    RAISE EXCEPTION 'a review is answered, not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "reviews_as_asked" BEFORE UPDATE ON "reviews"
  FOR EACH ROW EXECUTE FUNCTION "review_as_asked"();
CREATE TRIGGER "reviews_keep" BEFORE DELETE ON "reviews" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "review_verdicts_immutable" BEFORE UPDATE OR DELETE ON "review_verdicts"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "review_verdicts_keep" BEFORE TRUNCATE ON "review_verdicts" EXECUTE FUNCTION "refuse_change"();

-- Whether a person had a hand in what a review is about: who asked for it, and who wrote the draft.
CREATE FUNCTION "is_review_author"(review uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "reviews" r WHERE r."id" = review AND "person_of_actor"(r."requested_by_id") = person
    UNION ALL
    SELECT FROM "reviews" r JOIN "draft_authors" a ON a."draft_id" = r."draft_id"
      WHERE r."id" = review AND a."person_id" = person)
$$;

CREATE FUNCTION "verdict_of_another"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  standing text;
BEGIN
  -- Shared with other verdicts, exclusive with the publish that counts them.
  SELECT "state" INTO standing FROM "reviews" WHERE "id" = NEW."review_id" FOR SHARE;
  IF standing <> 'open' THEN
    RAISE EXCEPTION 'the review is closed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW."verdict" = 'approve' AND "is_review_author"(NEW."review_id", NEW."person_id") THEN
    RAISE EXCEPTION 'an author does not approve' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "review_verdicts_of_another" BEFORE INSERT ON "review_verdicts"
  FOR EACH ROW EXECUTE FUNCTION "verdict_of_another"();

-- Who approves a review now: each person's latest verdict; no author, nobody who has left, and only who holds a role
-- that the environment asks for.
CREATE FUNCTION "review_approvers"(review uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT latest."person_id"
  FROM (
    SELECT DISTINCT ON ("person_id") "person_id", "verdict" FROM "review_verdicts" WHERE "review_id" = review
    ORDER BY "person_id", "at" DESC, "id" DESC
  ) latest
  JOIN "persons" p ON p."id" = latest."person_id" AND p."archived_at" IS NULL
  WHERE latest."verdict" = 'approve'
    AND NOT "is_review_author"(review, latest."person_id")
    AND EXISTS (
      SELECT FROM "role_grants" g JOIN "reviews" r ON r."id" = review JOIN "environments" e ON e."id" = r."environment_id"
      WHERE g."person_id" = latest."person_id" AND g."role" = ANY (e."approval_roles")
        AND (g."environment_id" IS NULL OR g."environment_id" = e."id"))
$$;

-- The last gate before a version: what needs approval has it, for this very environment and purpose.
CREATE FUNCTION "policy_version_approved"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  required integer;
BEGIN
  IF NEW."emergency" OR NEW."kind" NOT IN ('publish', 'rollback', 'lift') THEN
    RETURN NEW;
  END IF;
  SELECT "approvals_required" INTO required FROM "environments" WHERE "id" = NEW."environment_id";
  IF required = 0 THEN
    RETURN NEW;
  END IF;
  PERFORM FROM "reviews"
    WHERE "id" = NEW."review_id" AND "environment_id" = NEW."environment_id" AND "kind" = NEW."kind"
      AND "state" = 'open' AND "draft_id" IS NOT DISTINCT FROM NEW."draft_id"
      AND "of_version" IS NOT DISTINCT FROM NEW."of_version"
    FOR UPDATE;
  IF NOT FOUND OR (SELECT count(*) FROM "review_approvers"(NEW."review_id")) < required THEN
    RAISE EXCEPTION 'this version needs % approvals', required USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "policy_versions_approved" BEFORE INSERT ON "policy_versions"
  FOR EACH ROW EXECUTE FUNCTION "policy_version_approved"();

-- What one person did at once is on the list of what others must ratify, by the time it takes effect.
CREATE FUNCTION "emergency_on_record"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "emergencies" WHERE "environment_id" = NEW."environment_id" AND "version" = NEW."version"
  ) THEN
    RAISE EXCEPTION 'version % was made in an emergency that is not on record', NEW."version"
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "policy_versions_emergency_on_record" AFTER INSERT ON "policy_versions"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."emergency") EXECUTE FUNCTION "emergency_on_record"();

REVOKE UPDATE, DELETE ON "review_verdicts" FROM "fairlead_application";
REVOKE DELETE ON "reviews", "emergencies" FROM "fairlead_application";
