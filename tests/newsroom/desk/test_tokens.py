"""No page of the desk writes over what it did not show: each carries a version token, compared in
the transaction that writes. An address that is new here has to say what its token is."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from newsroom.desk.seen_rows import CarriesToken
from newsroom.models import Article, FrontPage, Passage, Section, Version
from newsroom.versions import actions, developing
from newsroom.workflow import actions as workflow
from newsroom.workflow.seen import Seen
from partnerships.models import Citation, Document
from tests.factories import cite, make_company, make_document
from tests.newsroom.desk.pages import form_of, save
from tests.newsroom.factories import make_article, make_section, make_user, tag_words

pytestmark = pytest.mark.django_db

STEP, ROW, REVISION = "revision and last step", "sum of the row and its parts", "revision"
ADDS = "adds a row and overwrites none"
ONCE = "decides once: who comes second finds it closed"
OWN = "writes what is one's own, by tab and sequence"
READS = "writes nothing"

#: What Django has for every model; `ROW` is tried below on each.
EVERY_MODEL = {"add": ADDS, "change": ROW, "delete": ROW, "changelist": ROW, "history": READS}
#: The rest, by name.
PATHS = {
    "app_list": READS, "autocomplete": READS, "calendar": READS, "find": READS, "index": READS,
    "jsi18n": READS, "login": OWN, "logout": OWN, "password_change": OWN,
    "password_change_done": READS, "view_on_site": READS, "auth_user_link": ADDS,
    "newsroom_article_accept": ADDS, "newsroom_article_bin": READS,
    "newsroom_article_breaking": ADDS,
    "newsroom_article_checks": READS, "newsroom_article_claims": ADDS,
    "newsroom_article_comparison": READS, "newsroom_article_copy": ADDS,
    "newsroom_article_documents": READS, "newsroom_article_drop": OWN,
    "newsroom_article_found": READS, "newsroom_article_proposed": READS,
    "newsroom_article_here": OWN, "newsroom_article_import": ADDS, "newsroom_article_keep": OWN,
    "newsroom_article_keep_new": OWN, "newsroom_article_linkable": READS,
    "newsroom_article_named": READS, "newsroom_article_notes": ADDS,
    "newsroom_article_passage": READS, "newsroom_article_pictures": READS,
    "newsroom_article_preview": READS, "newsroom_article_preview_new": READS,
    "newsroom_article_quotation": REVISION,
    "newsroom_article_quotations": READS, "newsroom_article_quotations_do": REVISION,
    "newsroom_article_quotes": READS, "newsroom_article_restore": REVISION,
    "newsroom_article_revisions": READS, "newsroom_article_revoke": ONCE,
    "newsroom_article_sharing": ADDS, "newsroom_article_speakers": READS,
    "newsroom_article_tag": ADDS, "newsroom_article_token": READS,
    "newsroom_article_unbin": ONCE, "newsroom_article_unsaved": OWN,
    "newsroom_article_verb": STEP, "newsroom_changedfact_answer": ONCE,
    "newsroom_frontpage_preview": READS, "newsroom_frontpage_publish": ROW,
    "newsroom_frontpage_verb": ONCE, "newsroom_launch": ADDS, "newsroom_launch_choose": READS,
    "newsroom_launch_judge": READS, "newsroom_merge_undo": ONCE, "newsroom_note_act": ONCE,
    "newsroom_version_redact": ONCE, "partnerships_claim_act": ONCE,
    "partnerships_claim_judging": ADDS, "partnerships_claim_second": ONCE,
    "partnerships_claim_sheet": ADDS, "partnerships_claim_sheet_template": READS,
    "partnerships_claim_sheets": ADDS, "partnerships_contest_act": ONCE,
}  # fmt: skip


def names_of(patterns):
    for one in patterns:
        if isinstance(one, URLPattern):
            yield one.name
        else:
            yield from names_of(one.url_patterns)


def test_every_address_of_the_desk_says_what_its_token_is():
    (desk,) = (
        one for one in get_resolver().url_patterns if getattr(one, "namespace", "") == "admin"
    )
    known = set(PATHS)
    for model in admin.site._registry:
        known |= {
            f"{model._meta.app_label}_{model._meta.model_name}_{name}" for name in EVERY_MODEL
        }
    found = {name for name in names_of(desk.url_patterns) if name}
    #: A proposal is decided once, whatever it proposes.
    found = {name for name in found if not name.endswith("_refuse")}
    assert found - known == set()
    assert set(PATHS) - found == set()


def test_no_list_writes_rows_that_it_shows():
    assert [page for page in admin.site._registry.values() if page.list_editable] == []


@pytest.fixture
def root(client):
    client.force_login(make_user(username="root", is_superuser=True))
    return client


def page_of(row):
    return f"admin:{row._meta.app_label}_{row._meta.model_name}_"


def change(client, row, seen, **typed):
    url = reverse(f"{page_of(row)}change", args=[row.pk])
    return client.post(url, form_of(client, url) | typed | {"_seen": seen})


def seen_on(client, row):
    return client.get(reverse(f"{page_of(row)}change", args=[row.pk])).context["seen_row"]


def test_each_page_of_a_model_carries_a_token(root):
    """One row of each kind that the factories of the newsroom and the ledger make here."""
    article, document = make_article(), make_document()
    passage = tag_words(article, "We are glad.")
    rows = [passage, passage.quote, document, make_company(), make_section()]
    for row in rows:
        url = reverse(f"{page_of(row)}change", args=[row.pk])
        assert f'name="_seen" value="{seen_on(root, row).split(".")[0]}' in root.get(url).text


def test_every_page_of_the_desk_is_one_of_those():
    for model, page in admin.site._registry.items():
        assert isinstance(page, CarriesToken), model


def test_a_row_that_somebody_saved_meanwhile_is_not_written_over(root):
    document = make_document(title="As it was")
    seen = seen_on(root, document)
    Document.objects.filter(pk=document.pk).update(title="Somebody's title")
    answer = change(root, document, seen, title="Mine")
    document.refresh_from_db()
    assert document.title == "Somebody's title"
    text = answer.text
    assert "Nothing was overwritten" in text
    assert "“Somebody&#x27;s title”" in text
    assert 'value="Mine"' in text
    change(root, document, answer.context["seen_row"], title="Mine")
    document.refresh_from_db()
    assert document.title == "Mine"


def test_who_saved_it_meanwhile_is_named(root, client):
    document = make_document()
    seen = seen_on(root, document)
    client.force_login(make_user("Editor", first_name="Ann", last_name="Abel"))
    change(client, document, seen_on(client, document), title="Ann's")
    client.force_login(make_user(username="second", is_superuser=True))
    assert "Ann Abel saved this at" in change(client, document, seen, title="Mine").text


def test_a_page_that_nobody_overtook_saves(root):
    section = make_section(name="Phones")
    change(root, section, seen_on(root, section), name="Telephones", position=0)
    assert Section.objects.get().name == "Telephones"


def test_a_row_below_counts_too(root):
    document, company = make_document(), make_company()
    citation = cite(company, document, "page 4")
    seen = seen_on(root, company)
    Citation.objects.filter(pk=citation.pk).update(place="page 5")
    assert "Nothing was overwritten" in change(root, company, seen).text
    citation.refresh_from_db()
    assert citation.place == "page 5"


def test_a_passage_has_its_token(desk):
    passage = tag_words(make_article(), "We are glad.")
    seen = seen_on(desk, passage)
    Passage.objects.filter(pk=passage.pk).update(attribution="said somebody")
    assert "Nothing was overwritten" in change(desk, passage, seen, attribution="said I").text
    passage.refresh_from_db()
    assert passage.attribution == "said somebody"


def test_an_embargo_is_not_moved_by_a_page_that_showed_another(root):
    document = make_document()
    seen = seen_on(root, document)
    until = timezone.now() + timedelta(days=2)
    Document.objects.filter(pk=document.pk).update(embargo_until=until, embargo_zone="Asia/Tokyo")
    change(root, document, seen, embargo_until_0="", embargo_until_1="")
    document.refresh_from_db()
    assert document.embargo_until == until


@pytest.mark.parametrize("is_selected", [False, True], ids=["one", "selected"])
def test_what_changed_after_the_question_is_not_deleted(root, is_selected):
    section = make_section(name="Phones")
    url = reverse("admin:newsroom_section_delete", args=[section.pk])
    sent = {"post": "yes"}
    if is_selected:
        url = reverse("admin:newsroom_section_changelist")
        sent |= {"action": "delete_selected", "_selected_action": [section.pk]}
        asked = root.post(url, {k: v for k, v in sent.items() if k != "post"})
        sent[f"seen-row-{section.pk}"] = asked.context["seen_rows"][0][1]
    else:
        asked = root.get(url)
        sent["_seen"] = asked.context["seen_row"]
    for token in (value for name, value in sent.items() if "seen" in name):
        assert f'value="{token}"' in asked.text
    Section.objects.update(name="Telephones")
    assert "was not deleted" in root.post(url, sent, follow=True).text
    assert Section.objects.exists()
    Section.objects.update(name="Phones")
    root.post(url, sent)
    assert not Section.objects.exists()


def scheduled():
    article, by = make_article(), make_user("Editor")
    actions.publish(article, by=by, at=timezone.now() + timedelta(days=1))
    return Article.objects.get()


def live(**fields):
    article = make_article(**fields)
    actions.publish(article, by=make_user("Editor"))
    return Article.objects.get()


def ending():
    article = live()
    at = timezone.now() + timedelta(days=1)
    actions.withdraw(article, by=make_user("Managing editor"), reason="r", notice="n", at=at)
    return Article.objects.get()


@pytest.mark.parametrize(
    ("make", "verb", "sent"),
    [
        (scheduled, "hold", None),
        (scheduled, "refreeze", {}),
        (scheduled, "bring_forward", {}),
        (make_article, "publish", {"when": "now"}),
        (make_article, "spike", {"note": "No."}),
        (make_article, "submit", None),
        (make_article, "bin", None),
        (ending, "call_off", None),
        (live, "withdraw", {"reason": "r", "notice": "n"}),
        (live, "retract", {"reason": "r", "notice": "n"}),
        (lambda: live(is_developing=True), "end_developing", {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_verb_is_refused_where_somebody_else_did_one_since(root, make, verb, sent):
    """By the button beside the text, and by the page that asks."""
    article = make()
    stood, seen = everything(article), Seen.of(article)
    workflow.Move.objects.create(article=article, verb="approve", by=make_user(username="ann"))
    answers = [save(root, article, _verb=verb, _seen=str(seen))]
    if sent is not None:
        url = reverse("admin:newsroom_article_verb", args=[article.pk, verb])
        assert f'name="seen" value="{Seen.of(article)}"' in root.get(url).text
        answers = [root.post(url, sent | {"seen": str(seen)})]
    else:
        answers = [root.get(answers[0]["Location"])]
    assert "nn did something here after you opened this: “Approve”" in answers[0].text
    assert everything(article) == stood


def everything(article):
    article.refresh_from_db()
    versions = Version.objects.filter(article=article).order_by("pk")
    return (
        article.state,
        article.binned_at,
        list(versions.values_list("pk", "live_from", "live_until")),
        article.withdrawals.count(),
    )


def test_the_page_of_an_article_carries_its_last_step(desk):
    article = scheduled()
    page = desk.get(reverse("admin:newsroom_article_change", args=[article.pk])).text
    assert f'name="_seen" value="{Seen.of(article)}"' in page


def test_ones_own_step_in_another_tab_is_nobody_elses(desk, editor):
    article = make_article()
    seen = Seen.of(article)
    workflow.submit(article, by=editor)
    save(desk, article, _verb="approve", _seen=str(seen))
    assert Article.objects.get().state == "approved"


def test_a_developing_story_is_not_ended_over_another_step():
    article = live(is_developing=True)
    seen = Seen.of(article)
    workflow.Move.objects.create(article=article, verb="retract", by=make_user(username="ann"))
    with pytest.raises(workflow.SomebodyWasFaster):
        developing.end_developing(article, by=make_user("Editor"), after=seen)


def test_a_page_arranged_anew_is_not_published_unseen(desk):
    story = live()
    desk.post(reverse("admin:newsroom_frontpage_add"), {"section": ""})
    page = FrontPage.objects.get()
    url = reverse("admin:newsroom_frontpage_publish", args=[page.pk])
    seen = desk.get(url).context["seen"]
    FrontPage.objects.update(breaking_text="Recall")
    sent = {"at_0": "", "at_1": "", "seen": seen}
    assert "arranged this page anew" in desk.post(url, sent).text
    assert FrontPage.objects.drafts().exists()
    assert story.pk == page.slots.get().article_id
