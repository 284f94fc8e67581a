CREATE TABLE "bank_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"statement_id" text NOT NULL,
	"key" text NOT NULL,
	"status" text DEFAULT 'unmatched' NOT NULL,
	"reason" text,
	"direction" text NOT NULL,
	"is_reversal" boolean NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"account" text NOT NULL,
	"booked_on" date,
	"value_on" date,
	"reference" text,
	"end_to_end_id" text,
	"text" text,
	"counterparty_name" text,
	"counterparty_account" text,
	"bank_reference" text,
	"order_id" text,
	"payment_id" text,
	"event_sequence" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"matched_at" timestamp (3) with time zone,
	CONSTRAINT "bank_entries_amount" CHECK ("bank_entries"."amount" >= 0),
	CONSTRAINT "bank_entries_status" CHECK ("bank_entries"."status" in ('unmatched', 'matched', 'ignored')),
	CONSTRAINT "bank_entries_direction" CHECK ("bank_entries"."direction" in ('credit', 'debit')),
	CONSTRAINT "bank_entries_matched" CHECK (("bank_entries"."status" = 'matched') = ("bank_entries"."payment_id" is not null and "bank_entries"."order_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"livemode" boolean NOT NULL,
	"hash" text NOT NULL,
	"format" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bank_entries" ADD CONSTRAINT "bank_entries_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_entries" ADD CONSTRAINT "bank_entries_statement_id_bank_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."bank_statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_entries" ADD CONSTRAINT "bank_entries_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_entries" ADD CONSTRAINT "bank_entries_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_entries_key" ON "bank_entries" USING btree ("merchant_id","livemode","account","key");--> statement-breakpoint
CREATE INDEX "bank_entries_merchant" ON "bank_entries" USING btree ("merchant_id","livemode","id");--> statement-breakpoint
CREATE INDEX "bank_entries_status" ON "bank_entries" USING btree ("merchant_id","livemode","status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_entries_payment" ON "bank_entries" USING btree ("payment_id") WHERE "bank_entries"."payment_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_statements_hash" ON "bank_statements" USING btree ("merchant_id","livemode","hash");