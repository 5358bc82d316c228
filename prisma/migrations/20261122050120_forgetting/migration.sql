-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_AnalysisRow" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "pence" INTEGER NOT NULL,
    "tally" INTEGER NOT NULL,
    "categoryId" INTEGER,
    "areaId" INTEGER NOT NULL,
    "phase" TEXT
);
INSERT INTO "new_AnalysisRow" ("areaId", "categoryId", "id", "month", "pence", "phase", "tally", "workspaceId") SELECT "areaId", "categoryId", "id", "month", "pence", "phase", "tally", "workspaceId" FROM "AnalysisRow";
DROP TABLE "AnalysisRow";
ALTER TABLE "new_AnalysisRow" RENAME TO "AnalysisRow";
CREATE INDEX "AnalysisRow_workspaceId_month_idx" ON "AnalysisRow"("workspaceId", "month");
CREATE TABLE "new_Plan" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "askedById" INTEGER NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "askedOn" TEXT NOT NULL,
    "customerId" INTEGER,
    "upToPence" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "unitPence" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "purpose" TEXT,
    "categoryId" INTEGER NOT NULL,
    "areaId" INTEGER,
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
    "interest" BOOLEAN NOT NULL DEFAULT false,
    "step" INTEGER NOT NULL DEFAULT 0,
    "waitsFrom" DATETIME,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "settledAt" DATETIME,
    "boughtId" INTEGER,
    "boughtPence" INTEGER NOT NULL DEFAULT 0,
    "cardId" INTEGER,
    "salt" TEXT NOT NULL
);
INSERT INTO "new_Plan" ("answerBy", "areaId", "askedAt", "askedById", "askedOn", "boughtId", "boughtPence", "cardId", "categoryId", "count", "customerId", "followsId", "id", "interest", "item", "kind", "more", "otherSource", "overDay", "overItem", "paidBy", "policyId", "purchaseId", "purpose", "reference", "rulesVersion", "salt", "settledAt", "softRule", "state", "step", "tried", "unitPence", "upToPence", "urgency", "waitsFrom", "whyThisOne", "withId", "workspaceId") SELECT "answerBy", "areaId", "askedAt", "askedById", "askedOn", "boughtId", "boughtPence", "cardId", "categoryId", "count", "customerId", "followsId", "id", "interest", "item", "kind", "more", "otherSource", "overDay", "overItem", "paidBy", "policyId", "purchaseId", "purpose", "reference", "rulesVersion", "salt", "settledAt", "softRule", "state", "step", "tried", "unitPence", "upToPence", "urgency", "waitsFrom", "whyThisOne", "withId", "workspaceId" FROM "Plan";
DROP TABLE "Plan";
ALTER TABLE "new_Plan" RENAME TO "Plan";
CREATE INDEX "Plan_workspaceId_state_idx" ON "Plan"("workspaceId", "state");
CREATE INDEX "Plan_workspaceId_categoryId_askedOn_idx" ON "Plan"("workspaceId", "categoryId", "askedOn");
CREATE UNIQUE INDEX "Plan_workspaceId_reference_key" ON "Plan"("workspaceId", "reference");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
