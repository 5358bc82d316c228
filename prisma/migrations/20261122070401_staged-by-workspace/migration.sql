-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_StagedPurchase" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "batch" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "customerId" INTEGER NOT NULL,
    "buyerId" INTEGER NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "areaId" INTEGER,
    "item" TEXT NOT NULL,
    "purpose" TEXT,
    "pence" INTEGER NOT NULL,
    "paidBy" TEXT NOT NULL,
    "signedOffById" INTEGER,
    "salt" TEXT NOT NULL
);
-- What an import that died has left there is dropped: it was never part of the ledger.
DROP TABLE "StagedPurchase";
ALTER TABLE "new_StagedPurchase" RENAME TO "StagedPurchase";
CREATE INDEX "StagedPurchase_batch_position_idx" ON "StagedPurchase"("batch", "position");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
