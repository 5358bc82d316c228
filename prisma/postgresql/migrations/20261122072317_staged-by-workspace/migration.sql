-- What an import that died has left there is dropped: it was never part of the ledger.
DELETE FROM "StagedPurchase";
-- AlterTable
ALTER TABLE "StagedPurchase" ADD COLUMN     "workspaceId" INTEGER NOT NULL;
