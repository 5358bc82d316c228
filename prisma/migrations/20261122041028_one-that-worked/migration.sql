-- DropIndex
DROP INDEX "Story_workspaceId_reference_key";

-- CreateIndex
CREATE INDEX "Story_workspaceId_reference_idx" ON "Story"("workspaceId", "reference");
