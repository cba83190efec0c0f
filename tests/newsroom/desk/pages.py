"""Filling in the article's page as a browser does."""

from django.urls import reverse


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
