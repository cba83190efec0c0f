"""Filling in the article's page, and having what is typed kept, as a browser does."""

import json
from uuid import uuid4

from django.urls import reverse

from newsroom.workflow.actions import save_revision

JSON = "application/json"


def change_url(article):
    return reverse("admin:newsroom_article_change", args=[article.pk])


def form_of(client, url):
    """What the page would send if saved untouched."""
    form = client.get(url).context["adminform"].form
    data = {
        name: form[name].value() for name in form.fields if form[name].value() not in (None, False)
    }
    if (moment := data.pop("embargo_until", None)) is not None:
        data |= {"embargo_until_0": f"{moment:%Y-%m-%d}", "embargo_until_1": f"{moment:%H:%M:%S}"}
    for inline in client.get(url).context["inline_admin_formsets"]:
        formset = inline.formset
        data |= {
            f"{formset.prefix}-TOTAL_FORMS": formset.initial_form_count(),
            f"{formset.prefix}-INITIAL_FORMS": formset.initial_form_count(),
        }
        for row in formset.initial_forms:
            for name in row.fields:
                if row[name].value() is not None:
                    data[row.add_prefix(name)] = row[name].value()
    return data


def save(client, article, **changes):
    url = change_url(article)
    return client.post(url, form_of(client, url) | changes)


def post(client, url, **body):
    return client.post(url, json.dumps(body), content_type=JSON)


def keep_url(article=None):
    if article is None:
        return reverse("admin:newsroom_article_keep_new")
    return reverse("admin:newsroom_article_keep", args=[article.pk])


def keep(client, user, article, fields, *, sequence=1, based_on=None, tab=None):
    return post(
        client,
        keep_url(article),
        user=user.pk,
        tab=str(tab or uuid4()),
        sequence=sequence,
        based_on=article.revision if based_on is None and article else based_on or 0,
        fields=[[name, str(value)] for name, value in fields.items()],
    )


def typed(client, article, **changes):
    """What the page would send after somebody typed."""
    return form_of(client, change_url(article)) | changes


def save_as(user, article, **changes):
    """Somebody else's save meanwhile."""
    for name, value in changes.items():
        setattr(article, name, value)
    article.save()
    return save_revision(article, by=user)


def unsaved_url(draft):
    return reverse("admin:newsroom_article_unsaved", args=[draft.pk])
