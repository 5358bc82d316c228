-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Look" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "byId" INTEGER,
    "customerId" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "purpose" TEXT,
    "words" TEXT,
    "at" DATETIME NOT NULL,
    "salt" TEXT NOT NULL
);
INSERT INTO "new_Look" ("at", "byId", "customerId", "id", "purpose", "salt", "what", "words", "workspaceId") SELECT "at", "byId", "customerId", "id", "purpose", "salt", "what", "words", "workspaceId" FROM "Look";
DROP TABLE "Look";
ALTER TABLE "new_Look" RENAME TO "Look";
CREATE INDEX "Look_workspaceId_at_idx" ON "Look"("workspaceId", "at");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
