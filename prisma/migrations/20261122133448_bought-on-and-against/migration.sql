-- CreateIndex
CREATE INDEX "Purchase_workspaceId_planId_idx" ON "Purchase"("workspaceId", "planId");

-- CreateIndex
CREATE INDEX "Purchase_workspaceId_againstId_idx" ON "Purchase"("workspaceId", "againstId");
