ALTER TABLE "checkout_sessions" ADD COLUMN "currency_follows_country" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "checkout_sessions" ADD COLUMN "previous_currency" text;--> statement-breakpoint
ALTER TABLE "checkout_sessions" ADD COLUMN "attribution" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "attribution" jsonb DEFAULT '{}'::jsonb NOT NULL;