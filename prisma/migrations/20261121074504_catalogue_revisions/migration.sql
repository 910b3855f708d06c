-- AlterTable
ALTER TABLE "catalog_batches" ADD COLUMN     "rev_after" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "rev_before" BIGINT NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "catalog_batches_rev_after_idx" ON "catalog_batches"("rev_after");
