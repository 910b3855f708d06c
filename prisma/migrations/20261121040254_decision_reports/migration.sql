-- AlterTable
ALTER TABLE "router_instances" ADD COLUMN     "applied_at" TIMESTAMPTZ(3),
ADD COLUMN     "rejected_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "decision_reports" (
    "environment_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decision_reports_pkey" PRIMARY KEY ("environment_id","id")
);

-- CreateIndex
CREATE INDEX "decision_reports_received_at_idx" ON "decision_reports"("received_at");

-- AddForeignKey
ALTER TABLE "decision_reports" ADD CONSTRAINT "decision_reports_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

GRANT SELECT, INSERT ON "decision_reports" TO "fairlead_delivery";
