"""The library of pictures at the desk: upload, words, focal point."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.html import format_html

from newsroom.desk.access import ForThoseWhoKeepIt, NotFound
from newsroom.drafts.picturing import remove_picture, where_used
from newsroom.images import actions
from newsroom.images.models import Depiction, Image
from newsroom.images.reading import MAX_BYTES
from newsroom.public.images import rendered

ACCEPTED = "image/jpeg,image/png,image/webp,image/avif"


class PictureInput(forms.ClearableFileInput):
    """A picture is replaced, never cleared; what it shows is on the page already."""

    template_name = "django/forms/widgets/file.html"


class ImageForm(forms.ModelForm):
    """`prepared` is what was read of the upload before the transaction began, or its refusal."""

    prepared: actions.Prepared | ValidationError | None = None

    file = forms.FileField(
        label="Picture",
        widget=PictureInput(attrs={"accept": ACCEPTED}),
        help_text=f"JPEG, PNG, WebP or AVIF, up to {MAX_BYTES // 1024 // 1024} MB. Place, camera "
        "and whatever else the file says is removed.",
    )

    class Meta:
        model = Image
        fields = (
            "file", "title", "alternative_text", "credit", "licence", "expires_on",
            "focal_x", "focal_y",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" in self.fields:
            self.fields["file"].label = "Another file for it"
            self.fields["file"].required = False
        for name in {"focal_x", "focal_y"} & self.fields.keys():
            self.fields[name].widget.attrs |= {"min": 0, "max": 100}

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and isinstance(self.prepared, ValidationError):
            raise ValidationError(self.prepared.messages)
        return file

    def _post_clean(self):
        """The model's rules without its file, which the action stores."""
        upload = self.cleaned_data.pop("file", None)
        super()._post_clean()
        self.cleaned_data["file"] = upload

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {"file"}


class DepictionInline(admin.TabularInline):
    model = Depiction
    autocomplete_fields = ["record"]
    extra = 0
    verbose_name = "portrait or logo"
    verbose_name_plural = "Portrait or logo of"


@admin.register(Image)
class ImageAdmin(ForThoseWhoKeepIt, NotFound, admin.ModelAdmin):
    form = ImageForm
    change_form_template = "newsroom/desk/image_form.html"
    list_display = ["thumbnail", "title", "credit", "dimensions", "expires_on", "uploaded_at"]
    list_display_links = ["thumbnail", "title"]
    list_filter = ["uploaded_at"]
    search_fields = ["title", "alternative_text", "credit"]
    list_per_page = 50
    inlines = [DepictionInline]
    fieldsets = [
        (None, {"fields": ["file", ("focal_x", "focal_y")], "classes": ["focal-fields"]}),
        ("Words", {"fields": ["title", "alternative_text", "credit"]}),
        ("Rights", {"fields": [("licence", "expires_on")]}),
    ]

    class Media:
        css = {"all": ["newsroom/desk/pictures.css"]}
        js = [forms.Script("newsroom/desk/focal_point.js", type="module")]

    @admin.display(description="Picture")
    def thumbnail(self, image):
        shown = rendered(image, alt="")
        if not shown:
            return ""
        return format_html(
            '<img class="thumbnail" src="{}" alt="" loading="lazy">', shown.thumbnail
        )

    @admin.display(description="Size")
    def dimensions(self, image):
        return f"{image.width} × {image.height}"

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.prepared = getattr(request, "prepared_picture", None)
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Read and encode before the admin's transaction begins."""
        if request.method == "POST":
            request.prepared_picture = self._prepared(request, object_id)
        image = self.get_object(request, object_id) if object_id else None
        shown = image and rendered(image, alt=image.alternative_text)
        context = {**(extra_context or {}), "shown": shown}
        return super().changeform_view(request, object_id, form_url, context)

    def _prepared(self, request, object_id):
        may = self.has_change_permission if object_id else self.has_add_permission
        if not may(request):
            raise PermissionDenied
        focal = tuple(_percent(request.POST.get(name)) for name in ("focal_x", "focal_y"))
        if upload := request.FILES.get("file"):
            try:
                return actions.prepare(upload, focal=focal)
            except ValidationError as refusal:
                return refusal
        image = self.get_object(request, object_id) if object_id else None
        if image and image.focal_point != focal:
            return actions.prepare_again(image, focal=focal)
        return None

    def save_model(self, request, obj, form, change):
        prepared = form.prepared
        if "file" in form.changed_data:
            if not change:
                obj.uploaded_by = request.user
            actions.store_image(obj, prepared, by=request.user)
        elif {"focal_x", "focal_y"} & set(form.changed_data):
            actions.move_focal_point(
                obj, by=request.user, x=obj.focal_x, y=obj.focal_y, prepared=prepared
            )
        else:
            super().save_model(request, obj, form, change)

    def get_deleted_objects(self, objs, request):
        """What a text shows is protected, as what a version prints is. Asked in the transaction."""
        listed, counts, lacking, protected = super().get_deleted_objects(objs, request)
        for image in objs:
            protected += [f"“{image}”: {place}" for place in where_used(image)]
        return listed, counts, lacking, protected

    def delete_model(self, request, obj):
        remove_picture(obj, by=request.user)

    def delete_queryset(self, request, queryset):
        for image in queryset:
            remove_picture(image, by=request.user)


def _percent(value: str | None) -> int:
    """As typed; whatever is no percentage is refused by the form, and may be the middle here."""
    return int(value) if value and value.isdecimal() and int(value) <= 100 else 50
