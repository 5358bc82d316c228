-- What was bought on approvals before they could be bought in parts: all of it, by one purchase.
UPDATE "Plan" SET "boughtPence" = (
  SELECT COALESCE(SUM("Purchase"."pence"), 0) FROM "Purchase"
  WHERE "Purchase"."planId" = "Plan"."id" AND "Purchase"."correctedOn" IS NULL
    AND "Purchase"."kind" IN ('purchase', 'amendment')
)
WHERE "state" = 'bought' AND "boughtPence" = 0;
