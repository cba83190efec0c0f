/* Of the fields of all kinds of prediction, show those of the kind that is chosen. */

const kind = document.querySelector("select[name=kind]");

function show() {
  for (const field of document.querySelectorAll("[data-kind]")) {
    const row = field.closest(".form-row, .card__field, .predicted");
    if (row) row.hidden = field.dataset.kind !== kind.value;
  }
}

if (kind) {
  kind.addEventListener("change", show);
  show();
}
