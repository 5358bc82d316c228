-- CreateIndex
CREATE INDEX "Absence_untilDay_idx" ON "Absence"("untilDay");

-- CreateIndex
CREATE INDEX "AuditItem_answeredAt_idx" ON "AuditItem"("answeredAt");

-- CreateIndex
CREATE INDEX "Claim_kind_key_idx" ON "Claim"("kind", "key");

-- CreateIndex
CREATE INDEX "FollowUp_askedAt_dueOn_idx" ON "FollowUp"("askedAt", "dueOn");

-- CreateIndex
CREATE INDEX "Plan_state_idx" ON "Plan"("state");

-- CreateIndex
CREATE INDEX "Role_role_idx" ON "Role"("role");
