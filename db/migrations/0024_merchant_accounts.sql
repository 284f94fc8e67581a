DROP INDEX "events_object_sequence";--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "suspension_reason" text;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "rate_limit_per_second" integer;--> statement-breakpoint
CREATE INDEX "orders_paid" ON "orders" USING btree ("merchant_id","livemode","paid_at","currency","amount_paid") WHERE "orders"."paid_at" is not null;--> statement-breakpoint
CREATE INDEX "refunds_succeeded" ON "refunds" USING btree ("merchant_id","livemode","finished_at","currency","amount") WHERE "refunds"."status" = 'succeeded';--> statement-breakpoint
CREATE UNIQUE INDEX "events_object_sequence" ON "events" USING btree ("object_id","livemode","sequence");--> statement-breakpoint
ALTER TABLE "merchants" ADD CONSTRAINT "merchants_rate_limit" CHECK ("merchants"."rate_limit_per_second" > 0);