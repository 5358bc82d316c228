-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "slackId" TEXT,
    "isGroup" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT,
    "cardLastFour" TEXT,
    "signposts" BOOLEAN NOT NULL DEFAULT true
);
INSERT INTO "new_Person" ("cardLastFour", "id", "isGroup", "name", "slackId", "workspaceId") SELECT "cardLastFour", "id", "isGroup", "name", "slackId", "workspaceId" FROM "Person";
DROP TABLE "Person";
ALTER TABLE "new_Person" RENAME TO "Person";
CREATE UNIQUE INDEX "Person_workspaceId_slackId_key" ON "Person"("workspaceId", "slackId");
CREATE UNIQUE INDEX "Person_workspaceId_name_key" ON "Person"("workspaceId", "name");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
