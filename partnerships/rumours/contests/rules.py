from collections.abc import Iterator

from partnerships.rumours.contests.actions import judges_of
from partnerships.rumours.contests.models import Contest


def reviewers_did_not_judge() -> Iterator[str]:
    reviewed = Contest.objects.exclude(reviewer=None).select_related("verdict__claim", "reviewer")
    for contest in reviewed:
        if contest.reviewer_id in judges_of(contest.verdict):
            yield f"{contest.reviewer} judged “{contest.verdict.claim}” and reviewed its contest."


RULES = (reviewers_did_not_judge,)
