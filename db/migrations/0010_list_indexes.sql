CREATE INDEX "events_type" ON "events" USING btree ("merchant_id","livemode","type","position");--> statement-breakpoint
CREATE INDEX "orders_status" ON "orders" USING btree ("merchant_id","livemode","status","id");--> statement-breakpoint
CREATE INDEX "orders_email" ON "orders" USING btree ("merchant_id","livemode",lower("customer" ->> 'email'),"id");--> statement-breakpoint
CREATE INDEX "orders_reference" ON "orders" USING btree ("merchant_id","livemode","client_reference_id","id") WHERE "orders"."client_reference_id" is not null;--> statement-breakpoint
CREATE INDEX "payments_status" ON "payments" USING btree ("merchant_id","livemode","status","id");--> statement-breakpoint
CREATE INDEX "payments_method" ON "payments" USING btree ("merchant_id","livemode","method","id");--> statement-breakpoint
CREATE INDEX "payments_method_status" ON "payments" USING btree ("merchant_id","livemode","method","status","id");--> statement-breakpoint
CREATE INDEX "payments_awaiting" ON "payments" USING btree ("merchant_id","livemode","confirm_by","id") WHERE "payments"."status" = 'authorized';--> statement-breakpoint
CREATE INDEX "refund_requests_status" ON "refund_requests" USING btree ("merchant_id","livemode","status","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_status" ON "webhook_deliveries" USING btree ("endpoint_id","status","event_id");