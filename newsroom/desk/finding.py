"""“Find quotes” inside the editor: what is found in the text as it stands there, saved or not.

Accepting puts the quote and its passage on file; the marks are the editor's, saved with the text.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from newsroom.articles.body import clean_body
from newsroom.articles.models import Article
from newsroom.desk.answers import editable, no_json, refused, sent
from newsroom.desk.quoting import described, quote_as_initial, speaker_as_initial
from newsroom.quotes.body_text import BodyText
from newsroom.tagging import actions
from newsroom.tagging.proposals import Proposal, Proposals, proposals
from newsroom.tagging.recording import Choice
from newsroom.tagging.speakers import Status
from newsroom.workflow.errors import Refused

#: What “Accept all” offers to go down to, in per cent.
LEVELS = (90, 75, 60, 40)
#: Characters on either side that tell one place of the same words from another.
_AROUND = 40


def _asks(view):
    """A view of an article and of what the editor sent, its text in place of the saved one."""

    @require_POST
    @never_cache
    def answered(request, pk):
        article = editable(request, pk)
        try:
            data = sent(request)
            article.body = clean_body(str(data.get("body") or ""))
            return JsonResponse(view(article, data, request))
        except ValidationError as error:
            return refused(error)
        except (Refused, PermissionDenied) as error:
            return refused(ValidationError(str(error) or "You may not do this."))
        except ValueError:
            return no_json()

    return answered


@_asks
def found(article: Article, data: dict, request) -> dict:
    """The rows of the panel, and where the words of each stand."""
    everything = proposals(article)
    context = {"found": everything, "article": article}
    return {
        "rows": render_to_string("newsroom/desk/_found.html", context, request),
        "places": {
            one.utterance.fingerprint: _places(everything.body.text, one) for one in everything.all
        },
        "open": [one.utterance.fingerprint for one in everything.open],
        "sure": {level: sure(everything, level) for level in LEVELS},
    }


@_asks
def proposed(article: Article, data: dict, request) -> dict:
    """One of them as the dialog “Tag quote” is filled with it."""
    proposal = proposals(article).by_fingerprint(str(data.get("fingerprint")))
    if proposal is None:
        raise actions.gone()
    return _initial(proposal)


@_asks
def accept(article: Article, data: dict, request) -> dict:
    """One, or all from `above` so many per cent: what to mark, and a sentence."""
    if "above" in data:
        above = int(str(data["above"])) / 100
        accepted = actions.record_all(article, by=request.user, above=above)
        return _marks(article, accepted.tagged) | {"said": actions.summary(accepted)}
    choice = Choice(
        candidate=str(data.get("candidate") or ""), reason=str(data.get("reason") or "")
    )
    key = str(data.get("fingerprint"))
    tagged = actions.record(article, key, by=request.user, choice=choice)
    return _marks(article, [tagged]) | {"said": f"“{tagged[1]}” is tagged."}


@_asks
def refuse(article: Article, data: dict, request) -> dict:
    """Refused, and remembered; or open again."""
    verb = actions.restore if data.get("restore") else actions.refuse
    row = verb(article, str(data.get("fingerprint")), by=request.user)
    return {"said": f"“{row}” is {'open again' if data.get('restore') else 'refused'}."}


def sure(found: Proposals, level: int) -> int:
    return sum(one.percent >= level for one in found.open)


def _marks(article: Article, tagged) -> dict:
    text = BodyText(article.body).text
    return {
        "tagged": [
            described(passage) | {"places": _places(text, proposal)} for proposal, passage in tagged
        ]
    }


def _places(text: str, proposal: Proposal) -> list[dict[str, str]]:
    """The pieces of an utterance, each with what stands round it in its paragraph."""
    return [
        {
            "words": _flat(text[start:end]),
            "before": _flat(text[max(0, start - _AROUND) : start].rpartition("\n\n")[2]),
            "after": _flat(text[end : end + _AROUND].partition("\n\n")[0]),
        }
        for start, end in proposal.utterance.pieces
    ]


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _initial(proposal: Proposal) -> dict:
    """The speaker found, or the likeliest of several; who is not on file is typed in already."""
    answer = proposal.answer
    if proposal.quote:
        return {"quote": quote_as_initial(proposal.quote)}
    if answer.person:
        new = answer.person
        has_post = new.post and answer.company_key
        return {
            "speakers": [
                {
                    "kind": "person",
                    "text": new.name,
                    "post": ", ".join(filter(None, [new.post, new.company])) if has_post else "",
                    "new": {
                        "name": new.name,
                        "role": new.post if has_post else "",
                        "company": answer.company_key if has_post else None,
                    },
                }
            ]
        }
    if answer.status is Status.UNNAMED:
        return {}
    rows = answer.speakers or tuple(one.speaker for one in answer.candidates[:1])
    return {"speakers": [speaker_as_initial(row) for row in rows]}
