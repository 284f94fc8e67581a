ALTER TABLE "payments" ADD COLUMN "card_brand" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "card_last4" text;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_card" CHECK (("payments"."card_brand" is null) = ("payments"."card_last4" is null) and "payments"."card_last4" ~ '^[0-9]{4}$');