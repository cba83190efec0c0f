"""What one does in the queue besides judging."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from partnerships.rumours.actions import JUDGE, allow
from partnerships.rumours.judging.models import LeftOpen
from partnerships.rumours.models import Claim

#: Days after which a claim left open is asked again, where nobody said a day.
AGAIN = 30


@transaction.atomic
def leave_open(claim: Claim, *, by, until: date | None = None) -> LeftOpen:
    """Nothing settles the claim yet: have the queue ask again on a day. Raises ValidationError."""
    allow(by, JUDGE, "judge claims")
    today = timezone.localdate()
    until = until or today + timedelta(days=AGAIN)
    if until <= today:
        raise ValidationError("It is asked again on a later day.")
    if not Claim.objects.standing().unjudged().filter(pk=claim.pk).exists():
        raise ValidationError("This claim has a verdict already, or is void.")
    values = {"by": by, "on": today, "until": until}
    row, _ = LeftOpen.objects.update_or_create(claim=claim, defaults=values)
    return row
