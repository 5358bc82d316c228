-- CreateTable
CREATE TABLE "CustomerChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspaceId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "salt" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "CustomerChange_workspaceId_customerId_idx" ON "CustomerChange"("workspaceId", "customerId");
