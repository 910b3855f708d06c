-- CreateTable
CREATE TABLE "saved_requests" (
    "id" UUID NOT NULL,
    "task_class_id" UUID NOT NULL,
    "environment_id" UUID,
    "name" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "expected" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by_id" UUID,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_requests_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_requests_task_class_id_idx" ON "saved_requests"("task_class_id");

-- CreateIndex
CREATE INDEX "saved_requests_environment_id_idx" ON "saved_requests"("environment_id");

-- AddForeignKey
ALTER TABLE "saved_requests" ADD CONSTRAINT "saved_requests_task_class_id_fkey" FOREIGN KEY ("task_class_id") REFERENCES "task_classes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_requests" ADD CONSTRAINT "saved_requests_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ───────────── Values that are not free text ─────────────
ALTER TABLE "saved_requests" ADD CONSTRAINT "saved_requests_name" CHECK (length(btrim("name")) BETWEEN 1 AND 200);
ALTER TABLE "saved_requests" ADD CONSTRAINT "saved_requests_request" CHECK (
  coalesce(jsonb_typeof("request" -> 'taskClass') = 'string', false));
ALTER TABLE "saved_requests" ADD CONSTRAINT "saved_requests_expected" CHECK (
  coalesce("expected" ->> 'outcome' IN ('route', 'deny'), false));
-- One name in a task class, archived ones aside: a finding names a saved request by it.
CREATE UNIQUE INDEX "saved_requests_name_once" ON "saved_requests" ("task_class_id", "name")
  WHERE "archived_at" IS NULL;
