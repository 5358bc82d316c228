-- AlterTable
ALTER TABLE "Draft" ADD COLUMN "more" TEXT;
ALTER TABLE "Draft" ADD COLUMN "softRule" TEXT;

-- CreateTable
CREATE TABLE "Guideline" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "alternative" TEXT,
    "startsOn" TEXT NOT NULL,
    "endsOn" TEXT,
    "reviewOn" TEXT,
    "setById" INTEGER,
    "setAt" DATETIME,
    "salt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Budget" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "yearFrom" TEXT NOT NULL,
    "pence" INTEGER NOT NULL,
    "setById" INTEGER NOT NULL,
    "setAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "standInId" INTEGER NOT NULL,
    "fromDay" TEXT NOT NULL,
    "untilDay" TEXT NOT NULL,
    "setById" INTEGER NOT NULL,
    "setAt" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Confirmation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PurchaseNote" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "text" TEXT,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "salt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "SourceCheck" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "customerId" INTEGER NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "on" TEXT NOT NULL,
    "salt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "dueOn" TEXT NOT NULL,
    "madeAt" DATETIME NOT NULL,
    "askedAt" DATETIME,
    "closedAt" DATETIME
);

-- CreateTable
CREATE TABLE "ReceiptPhoto" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Plan" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "askedById" INTEGER NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "askedOn" TEXT NOT NULL,
    "customerId" INTEGER NOT NULL,
    "upToPence" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "unitPence" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "purpose" TEXT,
    "categoryId" INTEGER NOT NULL,
    "areaId" INTEGER NOT NULL,
    "paidBy" TEXT NOT NULL,
    "otherSource" TEXT,
    "whyThisOne" TEXT,
    "more" TEXT,
    "tried" TEXT,
    "overItem" BOOLEAN NOT NULL,
    "overDay" BOOLEAN NOT NULL,
    "softRule" TEXT,
    "policyId" INTEGER NOT NULL,
    "rulesVersion" INTEGER,
    "purchaseId" INTEGER,
    "followsId" INTEGER,
    "urgency" TEXT NOT NULL DEFAULT 'week',
    "answerBy" DATETIME,
    "withId" INTEGER,
    "step" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "settledAt" DATETIME,
    "boughtId" INTEGER,
    "boughtPence" INTEGER NOT NULL DEFAULT 0,
    "cardId" INTEGER,
    "salt" TEXT NOT NULL
);
INSERT INTO "new_Plan" ("areaId", "askedAt", "askedById", "askedOn", "boughtId", "cardId", "categoryId", "count", "customerId", "id", "item", "kind", "otherSource", "overDay", "overItem", "paidBy", "policyId", "purchaseId", "purpose", "reference", "salt", "settledAt", "state", "unitPence", "upToPence", "whyThisOne", "workspaceId") SELECT "areaId", "askedAt", "askedById", "askedOn", "boughtId", "cardId", "categoryId", "count", "customerId", "id", "item", "kind", "otherSource", "overDay", "overItem", "paidBy", "policyId", "purchaseId", "purpose", "reference", "salt", "settledAt", "state", "unitPence", "upToPence", "whyThisOne", "workspaceId" FROM "Plan";
DROP TABLE "Plan";
ALTER TABLE "new_Plan" RENAME TO "Plan";
CREATE INDEX "Plan_workspaceId_state_idx" ON "Plan"("workspaceId", "state");
CREATE INDEX "Plan_workspaceId_categoryId_askedOn_idx" ON "Plan"("workspaceId", "categoryId", "askedOn");
CREATE UNIQUE INDEX "Plan_workspaceId_reference_key" ON "Plan"("workspaceId", "reference");
CREATE TABLE "new_Policy" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "startsOn" TEXT NOT NULL,
    "itemLimitPence" INTEGER NOT NULL,
    "dayLimitPence" INTEGER NOT NULL,
    "dayScope" TEXT NOT NULL DEFAULT 'worker',
    "tolerancePence" INTEGER NOT NULL DEFAULT 0,
    "setById" INTEGER,
    "setAt" DATETIME
);
INSERT INTO "new_Policy" ("dayLimitPence", "id", "itemLimitPence", "startsOn", "version", "workspaceId") SELECT "dayLimitPence", "id", "itemLimitPence", "startsOn", "version", "workspaceId" FROM "Policy";
DROP TABLE "Policy";
ALTER TABLE "new_Policy" RENAME TO "Policy";
CREATE UNIQUE INDEX "Policy_workspaceId_version_key" ON "Policy"("workspaceId", "version");
CREATE TABLE "new_Purchase" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT NOT NULL,
    "correctsId" INTEGER,
    "againstId" INTEGER,
    "planId" INTEGER,
    "customerId" INTEGER,
    "buyerId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "pence" INTEGER NOT NULL,
    "paidBy" TEXT NOT NULL,
    "cardLastFour" TEXT,
    "authority" TEXT NOT NULL,
    "policyId" INTEGER,
    "rulesVersion" INTEGER,
    "newUse" BOOLEAN NOT NULL DEFAULT false,
    "frees" TEXT,
    "backdatedWhy" TEXT,
    "signedOffById" INTEGER,
    "why" TEXT,
    "source" TEXT NOT NULL,
    "recordedById" INTEGER,
    "recordedAt" DATETIME NOT NULL,
    "recordedOn" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "correctedOn" TEXT
);
INSERT INTO "new_Purchase" ("authority", "buyerId", "cardLastFour", "correctedOn", "correctsId", "customerId", "day", "id", "kind", "paidBy", "pence", "planId", "policyId", "recordedAt", "recordedById", "recordedOn", "reference", "salt", "signedOffById", "source", "version", "why", "workspaceId") SELECT "authority", "buyerId", "cardLastFour", "correctedOn", "correctsId", "customerId", "day", "id", "kind", "paidBy", "pence", "planId", "policyId", "recordedAt", "recordedById", "recordedOn", "reference", "salt", "signedOffById", "source", "version", "why", "workspaceId" FROM "Purchase";
DROP TABLE "Purchase";
ALTER TABLE "new_Purchase" RENAME TO "Purchase";
CREATE UNIQUE INDEX "Purchase_correctsId_key" ON "Purchase"("correctsId");
CREATE INDEX "Purchase_workspaceId_buyerId_day_idx" ON "Purchase"("workspaceId", "buyerId", "day");
CREATE INDEX "Purchase_workspaceId_customerId_day_idx" ON "Purchase"("workspaceId", "customerId", "day");
CREATE UNIQUE INDEX "Purchase_workspaceId_reference_version_key" ON "Purchase"("workspaceId", "reference", "version");
CREATE TABLE "new_PurchaseLine" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "purchaseId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "purpose" TEXT,
    "count" INTEGER NOT NULL DEFAULT 1,
    "unitPence" INTEGER NOT NULL,
    "pence" INTEGER NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "areaId" INTEGER,
    "otherSource" TEXT,
    "whyThisOne" TEXT,
    "customerPence" INTEGER NOT NULL DEFAULT 0,
    "secondHand" BOOLEAN NOT NULL DEFAULT false,
    "customerId" INTEGER,
    "day" TEXT NOT NULL,
    "tally" INTEGER NOT NULL,
    "counts" BOOLEAN NOT NULL,
    "recordedOn" TEXT NOT NULL,
    "correctedOn" TEXT,
    CONSTRAINT "PurchaseLine_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_PurchaseLine" ("areaId", "categoryId", "correctedOn", "count", "counts", "customerId", "day", "id", "item", "otherSource", "pence", "position", "purchaseId", "purpose", "recordedOn", "tally", "unitPence", "whyThisOne", "workspaceId") SELECT "areaId", "categoryId", "correctedOn", "count", "counts", "customerId", "day", "id", "item", "otherSource", "pence", "position", "purchaseId", "purpose", "recordedOn", "tally", "unitPence", "whyThisOne", "workspaceId" FROM "PurchaseLine";
DROP TABLE "PurchaseLine";
ALTER TABLE "new_PurchaseLine" RENAME TO "PurchaseLine";
CREATE INDEX "report" ON "PurchaseLine"("workspaceId", "day", "counts", "areaId", "categoryId", "customerId", "pence", "purchaseId", "tally", "recordedOn", "correctedOn");
CREATE UNIQUE INDEX "PurchaseLine_purchaseId_position_key" ON "PurchaseLine"("purchaseId", "position");
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
    "revision" INTEGER NOT NULL DEFAULT 0,
    "purchaseNumber" INTEGER NOT NULL DEFAULT 0,
    "signOffNumber" INTEGER NOT NULL DEFAULT 0,
    "historySequence" INTEGER NOT NULL DEFAULT 0,
    "historyHash" TEXT NOT NULL DEFAULT '',
    "vocabularyVersion" INTEGER NOT NULL DEFAULT 1,
    "rulesVersion" INTEGER NOT NULL DEFAULT 1
);
INSERT INTO "new_Workspace" ("digestChannel", "digestDay", "digestTime", "historyHash", "historySequence", "id", "liveConfirmedAt", "managersChannel", "purchaseNumber", "revision", "setUpAt", "signOffNumber", "slackTeam", "timezone", "vocabularyVersion") SELECT "digestChannel", "digestDay", "digestTime", "historyHash", "historySequence", "id", "liveConfirmedAt", "managersChannel", "purchaseNumber", "revision", "setUpAt", "signOffNumber", "slackTeam", "timezone", "vocabularyVersion" FROM "Workspace";
DROP TABLE "Workspace";
ALTER TABLE "new_Workspace" RENAME TO "Workspace";
CREATE UNIQUE INDEX "Workspace_slackTeam_key" ON "Workspace"("slackTeam");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Guideline_workspaceId_code_version_key" ON "Guideline"("workspaceId", "code", "version");

-- CreateIndex
CREATE INDEX "Budget_workspaceId_yearFrom_idx" ON "Budget"("workspaceId", "yearFrom");

-- CreateIndex
CREATE INDEX "Absence_workspaceId_personId_idx" ON "Absence"("workspaceId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Confirmation_workspaceId_code_key" ON "Confirmation"("workspaceId", "code");

-- CreateIndex
CREATE INDEX "PurchaseNote_workspaceId_reference_idx" ON "PurchaseNote"("workspaceId", "reference");

-- CreateIndex
CREATE INDEX "SourceCheck_workspaceId_customerId_categoryId_on_idx" ON "SourceCheck"("workspaceId", "customerId", "categoryId", "on");

-- CreateIndex
CREATE INDEX "FollowUp_workspaceId_dueOn_idx" ON "FollowUp"("workspaceId", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "ReceiptPhoto_storageKey_key" ON "ReceiptPhoto"("storageKey");

-- CreateIndex
CREATE INDEX "ReceiptPhoto_workspaceId_reference_idx" ON "ReceiptPhoto"("workspaceId", "reference");
