-- CreateIndex
CREATE INDEX "OutboxMessage_workspaceId_state_idx" ON "OutboxMessage"("workspaceId", "state");
