-- CreateTable
CREATE TABLE "release_witnesses" (
    "environment_id" UUID NOT NULL,
    "epoch" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "release_jws" TEXT NOT NULL,
    "keys" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_witnesses_pkey" PRIMARY KEY ("environment_id","epoch","version")
);

-- AddForeignKey
ALTER TABLE "release_witnesses" ADD CONSTRAINT "release_witnesses_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A host may hand back what it holds. Nothing is believed of it but what the root key vouches for.
ALTER TABLE "release_witnesses" ADD CONSTRAINT "release_witnesses_length"
  CHECK (length("release_jws") <= 131072 AND length("keys") <= 1048576);
GRANT SELECT, INSERT, UPDATE ON "release_witnesses" TO "fairlead_delivery";
