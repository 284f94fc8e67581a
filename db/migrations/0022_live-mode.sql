ALTER TABLE "merchants" ADD COLUMN "live_allowed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD COLUMN "url_since" timestamp (3) with time zone;