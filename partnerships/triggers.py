"""Frozen rows, guarded by the database itself.

SQLite rebuilds a table when a migration alters it and silently drops its triggers, so they are no
part of migrations: each app keeps a list, dropped on pre_migrate and created on post_migrate.
Nothing is guarded on DELETE. A violation surfaces as IntegrityError on SQLite and PostgreSQL.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate, pre_migrate

#: The time as Django writes it to SQLite: UTC, as text.
SQLITE_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"


@dataclass(frozen=True)
class Trigger:
    """Refuse an event on a table, with a message, when a condition over OLD and NEW holds.

    ``when`` is SQL that both databases read, ``{now}`` in it the time. With ``columns``, the
    event is refused only if one of them changes as well.
    """

    name: str
    table: str
    message: str
    when: str = "TRUE"
    columns: tuple[str, ...] = ()
    event: str = "UPDATE"

    def condition(self, differ: str, now: str) -> str:
        when = self.when.replace("{now}", now)
        if not self.columns:
            return f"({when})"
        changed = " OR ".join(f'OLD."{name}" {differ} NEW."{name}"' for name in self.columns)
        return f"({when}) AND ({changed})"

    def create(self, vendor: str) -> list[str]:
        message = self.message.replace("'", "''")
        if vendor == "sqlite":
            return [
                f'CREATE TRIGGER "{self.name}" BEFORE {self.event} ON "{self.table}" '
                f"FOR EACH ROW WHEN {self.condition('IS NOT', SQLITE_NOW)} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            ]
        return [
            f'CREATE OR REPLACE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS $$ '
            f"BEGIN IF {self.condition('IS DISTINCT FROM', 'clock_timestamp()')} THEN "
            "RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', "
            f"MESSAGE = '{message}'; "
            "END IF; RETURN NEW; END $$",
            f'CREATE TRIGGER "{self.name}" BEFORE {self.event} ON "{self.table}" '
            f'FOR EACH ROW EXECUTE FUNCTION "{self.name}"()',
        ]

    def drop(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            return [f'DROP TRIGGER IF EXISTS "{self.name}"']
        return [
            f'DROP TRIGGER IF EXISTS "{self.name}" ON "{self.table}"',
            f'DROP FUNCTION IF EXISTS "{self.name}"()',
        ]


def drop_all(triggers: Sequence[Trigger], using: str = DEFAULT_DB_ALIAS, **_) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        for trigger in triggers:
            for sql in trigger.drop(connection.vendor):
                cursor.execute(sql)


def create_all(triggers: Sequence[Trigger], using: str = DEFAULT_DB_ALIAS, **_) -> None:
    """Create every trigger whose table exists, anew."""
    drop_all(triggers, using)
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for trigger in triggers:
            if trigger.table in tables:
                for sql in trigger.create(connection.vendor):
                    cursor.execute(sql)


def standing(using: str = DEFAULT_DB_ALIAS) -> set[str]:
    """Names of the triggers that the database has now."""
    connection = connections[using]
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name for (name,) in cursor.fetchall()}


def keep(app_config, triggers: Sequence[Trigger]) -> None:
    """Have an app's triggers dropped before each migrate and created after it (from ready())."""
    for signal, action in ((pre_migrate, drop_all), (post_migrate, create_all)):
        signal.connect(
            partial(_on_signal, action, triggers),
            sender=app_config,
            weak=False,
            dispatch_uid=f"{app_config.label}.triggers.{action.__name__}",
        )


def _on_signal(action, triggers, *, using, **_):
    action(triggers, using)


CLAIM_COLUMNS = (
    *("slug", "title", "subject_id", "kind", "prediction", "window_earliest", "window_latest"),
    *("claimed_on", "claimed_on_earliest", "claimed_on_latest", "words", "language", "translation"),
    *("hedge", "official", "judge_when", "judge_by", "rule", "revises_id"),
    *("recorded_at", "entered_at", "entered_by_id"),
)
VERDICT_COLUMNS = (
    *("claim_id", "finding", "judged_on", "outcome_on", "outcome_on_earliest"),
    *("outcome_on_latest", "explanation", "by_id", "recorded_at", "supersedes_id", "waits"),
)
ENTERED = (
    "EXISTS (SELECT 1 FROM partnerships_claim claim "
    "WHERE claim.statement_id = {row}.claim_id AND claim.entered_at IS NOT NULL)"
)
TRIGGERS = (
    Trigger(
        "partnerships_claim_frozen",
        "partnerships_claim",
        "An entered claim is frozen: void it and enter another.",
        when="OLD.entered_at IS NOT NULL",
        columns=CLAIM_COLUMNS,
    ),
    Trigger(
        "partnerships_claim_voided_once",
        "partnerships_claim",
        "A claim is voided once, and stays voided.",
        when="OLD.voided_at IS NOT NULL",
        columns=("voided_at", "voided_by_id", "void_note"),
    ),
    Trigger(
        "partnerships_claimant_frozen",
        "partnerships_claimsource",
        "The claimants of an entered claim are frozen.",
        when=f"{ENTERED.format(row='OLD')} OR {ENTERED.format(row='NEW')}",
        columns=("claim_id", "source_id", "position"),
    ),
    Trigger(
        "partnerships_claimant_added",
        "partnerships_claimsource",
        "The claimants of an entered claim are frozen.",
        when=ENTERED.format(row="NEW"),
        event="INSERT",
    ),
    Trigger(
        "partnerships_verdict_frozen",
        "partnerships_verdict",
        "A verdict is frozen: judge anew, and the new verdict supersedes it.",
        columns=VERDICT_COLUMNS,
    ),
    Trigger(
        "partnerships_verdict_agreed_once",
        "partnerships_verdict",
        "Only a provisional verdict can be agreed to, and only once.",
        when="NOT OLD.provisional",
        columns=("provisional", "agreed_by_id", "agreed_at"),
    ),
)
