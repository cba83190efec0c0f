"""What is found, in what order, and how it is counted: the same on SQLite and PostgreSQL."""

import pytest
from django.utils import timezone

from newsroom.models import Mention
from newsroom.search import searching
from newsroom.search.searching import search
from newsroom.versions import actions
from tests import factories as ledger
from tests.newsroom.factories import make_article, make_quote, make_section, make_user, tag_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("Editor")


def publish(editor, headline, body="", *, names=(), **fields):
    article = make_article(
        headline=headline, standfirst="", body=f"<p>{body or 'Nothing more.'}</p>", **fields
    )
    for record in names:
        Mention.objects.create(article=article, record_id=record.pk)
    return actions.publish(article, by=editor)


def titles(words, **asked):
    return ["".join(text for text, _ in hit.title) for hit in search(words, **asked).hits]


def marks(pieces):
    return [text for text, is_marked in pieces if is_marked]


@pytest.fixture
def xiaomi(editor):
    """A maker with a name in another script, two phones with nearly the same name, a story."""
    maker = ledger.make_company(name="Xiaomi", public=True)
    ledger.make_name(maker, "小米", public=True)
    ledger.make_name(maker, "小米科技", public=True)
    later = ledger.make_device(name="Xiaomi 12S Ultra", maker=maker, public=True)
    ledger.make_name(later, "Xiaomi 12 Ultra", kind="rumoured", public=True)
    ledger.make_device(name="Xiaomi 12 Ultra", maker=maker, public=True)
    ledger.make_device(name="Xiaomi 12 Ultra Pro Plus", maker=maker, public=True)
    publish(editor, "12 Ultra, 12 Ultra, 12 Ultra", "The Xiaomi 12 Ultra. 12 Ultra!")
    return maker


@pytest.mark.parametrize(
    "asked",
    [
        "Xiaomi 12 Ultra", "xiaomi 12 ultra", "12 Ultra", "12ultra", "12-ULTRA", "Xiaomi12Ultra",
        "小米12 Ultra", "小米 12ultra", "小米12ultra", "小米科技 12 Ultra", "“12 Ultra”",
    ],
)  # fmt: skip
def test_a_record_whose_name_is_the_question_comes_first(xiaomi, asked):
    assert titles(asked)[0] == "Xiaomi 12 Ultra"


@pytest.mark.parametrize("asked", ["12S Ultra", "12s-ultra", "小米12S Ultra"])
def test_a_letter_more_is_another_phone(xiaomi, asked):
    assert titles(asked)[0] == "Xiaomi 12S Ultra"
    assert "Xiaomi 12 Ultra" not in titles(asked)[:1]


def test_a_record_is_found_by_any_of_its_names_and_listed_once(xiaomi):
    assert titles("小米")[0] == "Xiaomi"
    assert titles("小米").count("Xiaomi") == 1
    (hit,) = [hit for hit in search("小米科技").hits if hit.type == "company"]
    assert (hit.thing.name, hit.other_name) == ("Xiaomi", "小米科技")


def test_another_name_of_a_record_finds_the_stories_that_print_its_first(xiaomi):
    assert "12 Ultra, 12 Ultra, 12 Ultra" in titles("小米")


def test_joined_and_spaced_names_are_the_same(editor):
    ledger.make_company(name="OnePlus", public=True)
    assert titles("one plus") == titles("ONE-PLUS") == titles("oneplus") == ["OnePlus"]


def test_headline_weighs_more_than_names_and_names_more_than_text(editor):
    company = ledger.make_company(name="Zeiss", public=True)
    padding = " Words about lenses and glass."
    publish(editor, "In the text", f"Once Zeiss is said.{padding * 3}")
    publish(editor, "Among the names", f"Once Zeiss is said.{padding * 3}", names=[company])
    publish(editor, "Zeiss in the headline", f"Once Zeiss is said.{padding * 3}")
    articles = [hit.thing.headline for hit in search("zeiss").hits if hit.type == "article"]
    assert articles == ["Zeiss in the headline", "Among the names", "In the text"]
    assert titles("zeiss")[0] == "Zeiss"


def test_stories_with_the_word_in_the_headline_go_before_what_the_ledger_names_so(editor):
    leica = ledger.make_company(name="Leica", public=True)
    ledger.make_source(name="Leica", public=True)
    panasonic = ledger.make_company(name="Panasonic", public=True)
    ledger.make_partnership(panasonic, leica, name="Panasonic and Leica", public=True)
    story = "It names no length and no sum, and says nothing of other phones. " * 9
    said = f"The phone is made with Leica. {story}"
    publish(editor, "Xiaomi and Leica to build phone cameras together", said, names=[leica])
    for number in range(6):
        publish(editor, f"Another story {number}", story)
    assert titles("leica") == [
        "Leica",
        "Leica",
        "Xiaomi and Leica to build phone cameras together",
        "Panasonic and Leica",
    ]
    assert [hit.type for hit in search("leica").hits[:2]] == ["company", "source"]


def test_a_phone_whose_name_begins_so_goes_before_the_stories(xiaomi, editor):
    publish(editor, "Xiaomi 12, Xiaomi 12", "Xiaomi 12! Xiaomi 12!")
    phones = {"Xiaomi 12S Ultra", "Xiaomi 12 Ultra", "Xiaomi 12 Ultra Pro Plus"}
    assert set(titles("xiaomi 12")[:3]) == phones


def test_every_word_must_be_there(editor):
    publish(editor, "One", "The lens of a camera.")
    publish(editor, "Two", "The lens alone.")
    assert titles("lens camera") == ["One"]


def test_a_phrase_is_its_words_side_by_side(editor):
    publish(editor, "One", "A bright new lens.")
    publish(editor, "Two", "A new and bright lens.")
    for quotes in ('"new lens"', "“new lens”", "„new lens“", "«new lens»", '"new lens'):
        assert titles(quotes) == ["One"]
    assert sorted(titles("new lens")) == ["One", "Two"]


def test_an_asterisk_asks_for_a_beginning(editor):
    publish(editor, "One", "A partnership.")
    assert titles("partn") == []
    assert titles("partn*") == titles("PARTN*") == ["One"]


def test_accents_case_and_plurals_do_not_matter(editor):
    publish(editor, "One", "Café Ångström cameras")
    for asked in ("cafe", "CAFÉ", "angstrom", "camera", "Cameras"):
        assert titles(asked) == ["One"]


def test_a_word_within_a_text_of_chinese_is_found(editor):
    publish(editor, "One", "小米与徕卡达成全球合作")
    assert titles("徕卡") == ["One"]
    assert titles("卡徕") == []


def test_the_words_are_marked_in_headline_and_snippet(editor):
    filler = "Nothing to see here. " * 40
    publish(editor, "The Lens", f"{filler}At last the lenses’ maker, Café “Zoë”. {filler}")
    (hit,) = search("lens zoe").hits
    assert marks(hit.title) == ["Lens"]
    assert marks(hit.snippet) == ["lenses", "Zoë"]
    text = "".join(words for words, _ in hit.snippet)
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(text) <= 270


def test_markup_in_a_text_is_a_reader_s_text(editor):
    publish(editor, "One", "Use &lt;script&gt; lens tags.")
    (hit,) = search("lens").hits
    assert ("".join(words for words, _ in hit.snippet)) == "Use <script> lens tags."


def test_quotes_are_found_with_their_article_and_speaker(editor):
    speaker = ledger.make_person(name="Lei Jun", public=True)
    article = make_article(headline="Launch", body="<p>Text.</p>")
    quote = make_quote("A strong boost", person=speaker)
    quote.public_from = ledger.EPOCH
    quote.save()
    tag_words(article, "A strong boost", quote=quote)
    version = actions.publish(article, by=editor)
    hits = {hit.type: hit for hit in search("strong boost").hits}
    assert set(hits) == {"article", "passage"}
    assert hits["passage"].address == version.get_absolute_url()
    assert marks(hits["passage"].snippet) == ["strong", "boost"]
    facets = search("strong boost").facets
    assert [(value.value, value.count) for value in facets["person"]] == [(speaker.slug, 1)]


def test_rumours_are_found_by_title_subject_and_words_with_their_verdict(editor):
    device = ledger.make_device(name="Pixel Fold", public=True)
    claim = ledger.make_claim(
        subject=device, title="It folds in May", words="小道消息", translation="Hearsay.",
        public=True, entered=True,
    )  # fmt: skip
    for asked in ("folds may", "pixel", "hearsay", "小道"):
        assert "It folds in May" in titles(asked)
    assert [hit.finding for hit in search("hearsay").hits] == [""]
    ledger.make_verdict(claim, finding="came_true", public=True)
    assert [hit.finding for hit in search("hearsay").hits] == ["came_true"]
    assert [value.value for value in search("hearsay").facets["verdict"]] == ["came_true"]


def test_facets_count_all_hits_not_only_the_page(editor):
    acme, zeta = (ledger.make_company(name=name, public=True) for name in ("Acme", "Zeta"))
    phones, cameras = make_section(name="Phones"), make_section(name="Cameras")
    for number in range(5):
        publish(
            editor, f"Lens {number}", section=phones if number else cameras,
            names=[acme] if number else [acme, zeta],
        )  # fmt: skip
    found = search("lens", size=2)
    assert (found.total, found.how_many, found.pages, len(found.hits)) == (5, "5", 3, 2)
    counts = {
        name: [(value.value, value.count) for value in values]
        for name, values in found.facets.items()
    }
    assert counts["type"] == [("article", 5)]
    assert counts["section"] == [(str(phones.pk), 4), (str(cameras.pk), 1)]
    assert counts["company"] == [(acme.slug, 5), (zeta.slug, 1)]
    assert counts["year"] == [(str(timezone.now().year), 5)]
    pages = [titles("lens", size=2, page=page) for page in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [2, 2, 1, 0]
    assert len({title for page in pages for title in page}) == 5


def test_what_fits_alike_comes_newest_first(editor):
    chief = make_user("Managing editor")
    for year in (2020, 2022, 2021):
        article = make_article(
            headline=f"Lens of {year}", standfirst="", body="<p>Text.</p>", imported_from="a file"
        )
        actions.publish(article, by=chief, at=ledger.EPOCH.replace(year=year))
    expected = ["Lens of 2022", "Lens of 2021", "Lens of 2020"]
    assert titles("lens") == titles("lens", newest=True) == expected


def test_of_more_than_are_ranked_the_record_called_so_still_comes_first(editor, monkeypatch):
    ledger.make_company(name="Leica", public=True)
    for number in range(6):
        publish(editor, f"Leica {number}")
    monkeypatch.setattr(searching, "MOST", 4)
    found = search("leica")
    assert found.how_many == "4+"
    first, *others = titles("leica")
    assert first == "Leica"
    assert {"Leica 3", "Leica 4", "Leica 5"} <= set(others) <= {f"Leica {n}" for n in (2, 3, 4, 5)}
    assert titles("leica", newest=True)[:4] == ["Leica 5", "Leica 4", "Leica 3", "Leica 2"]


HOSTILE = [
    "", " ", "*", "**", '"', '""', "“”", '"*"', "' OR 1=1 --", "AND", "NOT", "NEAR(a b)", "a AND",
    "title:lens", "{title}: lens", "^lens", "lens^2", "-lens", "+lens", "(", "lens)", "a:b:c", "\\",
    "lens\\", "lens\0", "\0", "%", "_", "🎉", "📷 lens", "lens & | ! <->", "<-> :*", "lens:*",
    "'lens':*", "$1", "%s", "{0}", "\ud800", "\u202e", "l" * 10_000, "lens " * 2_000, '"' * 10_000,
    "*" * 10_000, "小" * 10_000, "a1" * 5_000, "é" * 999, "\U0010ffff", "<script>", "&amp;",
]  # fmt: skip


def test_no_question_is_an_error(editor):
    publish(editor, "Lens", "A lens.")
    for asked in HOSTILE:
        assert search(asked).total in (0, 1), asked[:20]


def test_what_is_not_a_word_is_a_separator(editor):
    publish(editor, "Lens", "A lens.")
    for asked in ("-lens", "(lens", "^lens", "lens:*", "'lens'", "lens\0", "📷 lens", "lens )"):
        assert titles(asked) == ["Lens"]


def test_merged_companies_count_as_one(editor):
    old, heir = (ledger.make_company(name=name, public=True) for name in ("Old", "Heir"))
    version = publish(editor, "Lens", names=[old, heir])
    old.merged_into = heir.record
    old.save()
    (value,) = search("lens").facets["company"]
    assert (value.value, value.label) == (heir.slug, "Heir")
    assert version.is_live()
