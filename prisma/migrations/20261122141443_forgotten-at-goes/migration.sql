-- By hand: a table that is made anew would give out the ids of forgotten customers again.
ALTER TABLE "Customer" DROP COLUMN "forgottenAt";
