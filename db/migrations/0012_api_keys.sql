ALTER TABLE "api_keys" DROP CONSTRAINT "api_keys_kind";--> statement-breakpoint
DROP INDEX "api_keys_merchant";--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "scopes" text[];--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "replaced_by" text;--> statement-breakpoint
CREATE INDEX "api_keys_merchant" ON "api_keys" USING btree ("merchant_id","livemode","id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_scopes" CHECK (("api_keys"."kind" = 'restricted') = ("api_keys"."scopes" is not null));--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_kind" CHECK ("api_keys"."kind" in ('secret', 'publishable', 'restricted'));--> statement-breakpoint
CREATE FUNCTION "tell_api_keys_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('opentill_wake', 'api_keys');
	RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "api_keys_changed" AFTER DELETE OR UPDATE OF "hash", "merchant_id", "livemode", "kind", "scopes", "expires_at", "revoked_at" ON "api_keys" FOR EACH STATEMENT EXECUTE FUNCTION "tell_api_keys_changed"();--> statement-breakpoint
CREATE TRIGGER "merchants_changed" AFTER DELETE OR UPDATE ON "merchants" FOR EACH STATEMENT EXECUTE FUNCTION "tell_api_keys_changed"();
