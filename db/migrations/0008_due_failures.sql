CREATE TABLE "due_failures" (
	"duty" text NOT NULL,
	"row_id" text NOT NULL,
	"attempts" integer NOT NULL,
	"error" text NOT NULL,
	"failed_at" timestamp (3) with time zone NOT NULL,
	"retry_at" timestamp (3) with time zone,
	CONSTRAINT "due_failures_duty_row_id_pk" PRIMARY KEY("duty","row_id")
);
--> statement-breakpoint
ALTER TABLE "test_clocks" ADD COLUMN "look_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "test_clocks_look_at" ON "test_clocks" USING btree ("look_at") WHERE "test_clocks"."look_at" is not null;--> statement-breakpoint
UPDATE "test_clocks" SET "look_at" = now() WHERE "offset_ms" > 0;
