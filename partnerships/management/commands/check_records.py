from django.core.management.base import BaseCommand, CommandError

from partnerships import triggers
from partnerships.agreements.rules import RULES as AGREEMENTS
from partnerships.companies.rules import RULES as COMPANIES
from partnerships.devices.rules import RULES as DEVICES
from partnerships.records.rules import RULES as RECORDS
from partnerships.rumours.contests.rules import RULES as CONTESTS
from partnerships.rumours.rules import RULES as RUMOURS


def triggers_stand():
    for trigger in triggers.TRIGGERS:
        if trigger.name not in triggers.standing():
            yield f"The database lacks the trigger {trigger.name}: run migrate."


RULES = (*RECORDS, *COMPANIES, *DEVICES, *AGREEMENTS, *RUMOURS, *CONTESTS, triggers_stand)


class Command(BaseCommand):
    help = "Audits the rules of the ledger that span several rows; one sentence per breach."

    def handle(self, **options):
        breaches = [sentence for rule in RULES for sentence in rule()]
        for sentence in breaches:
            self.stdout.write(sentence)
        if breaches:
            raise CommandError(f"{len(breaches)} to mend.")
        self.stdout.write("All rules hold.")
