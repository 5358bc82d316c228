-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN "file" TEXT;

-- CreateTable
CREATE TABLE "Pack" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "meetingOn" TEXT NOT NULL,
    "meetingTime" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "untilDay" TEXT NOT NULL,
    "asOf" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "madeAt" DATETIME NOT NULL,
    "remindedAt" DATETIME,
    "messageId" INTEGER
);

-- CreateTable
CREATE TABLE "PackExample" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "packId" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "areaId" INTEGER,
    "position" INTEGER NOT NULL,
    "addedById" INTEGER,
    "at" DATETIME NOT NULL,
    "droppedAt" DATETIME,
    "droppedById" INTEGER
);

-- CreateTable
CREATE TABLE "Action" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "packId" INTEGER NOT NULL,
    "reference" TEXT,
    "decided" TEXT NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "dueOn" TEXT NOT NULL,
    "guidelineCode" TEXT,
    "recordedById" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "doneAt" DATETIME,
    "doneById" INTEGER,
    "salt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Story" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "releasedById" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "shownFor" TEXT,
    "takenBackAt" DATETIME,
    "salt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "PatternAsk" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "workerId" INTEGER NOT NULL,
    "weekOn" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "answer" TEXT,
    "because" TEXT,
    "answeredAt" DATETIME,
    "salt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ExportMark" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "purchaseId" INTEGER NOT NULL,
    "batch" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Workspace" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slackTeam" TEXT,
    "timezone" TEXT NOT NULL DEFAULT 'Europe/London',
    "digestChannel" TEXT,
    "managersChannel" TEXT,
    "digestDay" TEXT NOT NULL DEFAULT 'Monday',
    "digestTime" TEXT NOT NULL DEFAULT '09:00',
    "setUpAt" DATETIME,
    "liveConfirmedAt" DATETIME,
    "onDutyId" INTEGER,
    "protectionLeadId" INTEGER,
    "meeting" TEXT,
    "workFrom" TEXT NOT NULL DEFAULT '09:00',
    "workUntil" TEXT NOT NULL DEFAULT '17:00',
    "budgetYearStart" TEXT NOT NULL DEFAULT '01-01',
    "planningPence" INTEGER NOT NULL DEFAULT 100000,
    "receiptPhotos" BOOLEAN NOT NULL DEFAULT false,
    "digestPicture" BOOLEAN NOT NULL DEFAULT true,
    "packDays" INTEGER NOT NULL DEFAULT 3,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "purchaseNumber" INTEGER NOT NULL DEFAULT 0,
    "signOffNumber" INTEGER NOT NULL DEFAULT 0,
    "historySequence" INTEGER NOT NULL DEFAULT 0,
    "historyHash" TEXT NOT NULL DEFAULT '',
    "vocabularyVersion" INTEGER NOT NULL DEFAULT 1,
    "rulesVersion" INTEGER NOT NULL DEFAULT 1
);
INSERT INTO "new_Workspace" ("budgetYearStart", "digestChannel", "digestDay", "digestTime", "historyHash", "historySequence", "id", "liveConfirmedAt", "managersChannel", "meeting", "onDutyId", "planningPence", "protectionLeadId", "purchaseNumber", "receiptPhotos", "revision", "rulesVersion", "setUpAt", "signOffNumber", "slackTeam", "timezone", "vocabularyVersion", "workFrom", "workUntil") SELECT "budgetYearStart", "digestChannel", "digestDay", "digestTime", "historyHash", "historySequence", "id", "liveConfirmedAt", "managersChannel", "meeting", "onDutyId", "planningPence", "protectionLeadId", "purchaseNumber", "receiptPhotos", "revision", "rulesVersion", "setUpAt", "signOffNumber", "slackTeam", "timezone", "vocabularyVersion", "workFrom", "workUntil" FROM "Workspace";
DROP TABLE "Workspace";
ALTER TABLE "new_Workspace" RENAME TO "Workspace";
CREATE UNIQUE INDEX "Workspace_slackTeam_key" ON "Workspace"("slackTeam");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Pack_workspaceId_meetingOn_key" ON "Pack"("workspaceId", "meetingOn");

-- CreateIndex
CREATE UNIQUE INDEX "PackExample_workspaceId_packId_reference_key" ON "PackExample"("workspaceId", "packId", "reference");

-- CreateIndex
CREATE INDEX "Action_workspaceId_doneAt_idx" ON "Action"("workspaceId", "doneAt");

-- CreateIndex
CREATE UNIQUE INDEX "Story_workspaceId_reference_key" ON "Story"("workspaceId", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "PatternAsk_workspaceId_customerId_workerId_weekOn_key" ON "PatternAsk"("workspaceId", "customerId", "workerId", "weekOn");

-- CreateIndex
CREATE UNIQUE INDEX "ExportMark_workspaceId_purchaseId_key" ON "ExportMark"("workspaceId", "purchaseId");
