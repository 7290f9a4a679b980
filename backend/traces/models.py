"""What a trace reads by: indices on tables of other subjects, that only the trace needs."""

from sqlalchemy import Index

from backend.vouchers.models import Payment, Reclaim
from backend.webhooks.models import WebhookDelivery

Index("webhook_deliveries_subject_idx", WebhookDelivery.subject_id)
Index("payments_voucher_idx", Payment.voucher_id)
Index("reclaims_voucher_idx", Reclaim.voucher_id)
