"""The table of desk work: which verb moves an article from where to where, and who may.

Data for actions, buttons and tests alike. Verbs that publish do not move the state: what
readers see is a question asked of the versions.
"""

from dataclasses import dataclass

from newsroom.articles.models import State


@dataclass(frozen=True)
class Transition:
    verb: str
    label: str
    sources: frozenset[str]
    target: str | None
    permission: str
    needs_note: bool = False


_ANY = frozenset({State.DRAFT, State.IN_REVIEW, State.APPROVED})

TRANSITIONS = {
    transition.verb: transition
    for transition in [
        Transition(
            "submit", "Submit for review", frozenset({State.DRAFT}), State.IN_REVIEW,
            "newsroom.submit_article",
        ),
        Transition(
            "send_back", "Send back", frozenset({State.IN_REVIEW, State.APPROVED}), State.DRAFT,
            "newsroom.approve_article", needs_note=True,
        ),
        Transition(
            "approve", "Approve", frozenset({State.DRAFT, State.IN_REVIEW}), State.APPROVED,
            "newsroom.approve_article",
        ),
        Transition("spike", "Spike", _ANY, State.SPIKED, "newsroom.approve_article", True),
        Transition(
            "reopen", "Take off the spike", frozenset({State.SPIKED}), State.DRAFT,
            "newsroom.approve_article",
        ),
        Transition("publish", "Publish", _ANY, State.APPROVED, "newsroom.publish_article"),
        Transition("schedule", "Schedule", _ANY, State.APPROVED, "newsroom.publish_article"),
        Transition("hold", "Hold", _ANY, None, "newsroom.publish_article"),
        Transition(
            "refreeze", "Update the scheduled text", _ANY, State.APPROVED,
            "newsroom.publish_article",
        ),
        Transition(
            "bring_forward", "Publish it now", _ANY, None, "newsroom.publish_article"
        ),
        Transition("entry", "Add an entry", _ANY, None, "newsroom.correct_article"),
        Transition(
            "end_developing", "End the developing story", _ANY, None, "newsroom.correct_article"
        ),
        Transition("correct", "Correct", _ANY, None, "newsroom.correct_article"),
        Transition(
            "withdraw", "Withdraw", _ANY, None, "newsroom.withdraw_article", needs_note=True
        ),
        Transition(
            "call_off", "Call off the withdrawal", _ANY, None, "newsroom.withdraw_article"
        ),
        Transition("retract", "Retract", _ANY, None, "newsroom.withdraw_article", True),
        Transition(
            "bin", "Move to the bin", _ANY | {State.SPIKED}, None, "newsroom.change_article"
        ),
    ]
}  # fmt: skip
