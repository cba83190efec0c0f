/* The focal point: click on the picture, or move the mark with the arrow keys. The two number
   fields hold it and do without any of this. */

const STEP = 1;
const BIG_STEP = 10;
const CARD = 3 / 2;
const WIDEST = 1200;

const element = (name, className) => Object.assign(document.createElement(name), { className });
const within = (value) => Math.max(0, Math.min(100, Math.round(value)));

/** Where a crop of `part` begins in `whole` pixels, as `shapes.crop_box` cuts it, in percent. */
export function place(whole, part, percent) {
  if (part >= whole) return 50;
  const start = Math.max(0, Math.min(whole - part, (whole * percent) / 100 - part / 2));
  return (start / (whole - part)) * 100;
}

function focalPoint(root) {
  const fields = ["x", "y"].map((axis) => document.getElementById(`id_focal_${axis}`));
  const upload = document.getElementById("id_file");
  const stage = root.querySelector(".focal__stage");
  let shown = stage.querySelector("img");
  if (fields.includes(null)) return;

  const mark = element("span", "focal__mark");
  mark.tabIndex = 0;
  for (const [name, value] of Object.entries({
    role: "slider",
    "aria-label": "Focal point: arrow keys move it, with Shift by ten percent",
    "aria-valuemin": 0,
    "aria-valuemax": 100,
  })) {
    mark.setAttribute(name, value);
  }
  const card = element("canvas", "focal__card");
  card.width = 360;
  card.height = 240;
  card.setAttribute("aria-hidden", "true");
  const caption = element("p", "help");
  caption.textContent = "As a card cuts it";
  const preview = element("div", "focal__preview");
  preview.append(card, caption);
  stage.append(mark);
  root.append(preview);

  const at = () => fields.map((field) => within(Number(field.value)));

  function draw() {
    const [x, y] = at();
    mark.style.insetInlineStart = `${x}%`;
    mark.style.insetBlockStart = `${y}%`;
    mark.setAttribute("aria-valuenow", x);
    mark.setAttribute("aria-valuetext", `${x} % from the left, ${y} % from the top`);
    const width = shown?.naturalWidth || shown?.width;
    const height = shown?.naturalHeight || shown?.height;
    if (!width || !height) return;
    const wide = Math.min(width, height * CARD);
    const high = Math.min(height, width / CARD);
    const left = ((width - wide) * place(width, wide, x)) / 100;
    const top = ((height - high) * place(height, high, y)) / 100;
    const pen = card.getContext("2d");
    pen.clearRect(0, 0, card.width, card.height);
    pen.drawImage(shown, left, top, wide, high, 0, 0, card.width, card.height);
  }

  function move(x, y) {
    [x, y].forEach((value, index) => {
      fields[index].value = within(value);
    });
    draw();
  }

  stage.addEventListener("click", (event) => {
    if (!shown) return;
    const box = shown.getBoundingClientRect();
    move(
      ((event.clientX - box.left) / box.width) * 100,
      ((event.clientY - box.top) / box.height) * 100,
    );
    mark.focus({ preventScroll: true });
  });

  mark.addEventListener("keydown", (event) => {
    const by = event.shiftKey ? BIG_STEP : STEP;
    const [x, y] = at();
    const moves = {
      ArrowLeft: [x - by, y],
      ArrowRight: [x + by, y],
      ArrowUp: [x, y - by],
      ArrowDown: [x, y + by],
      Home: [50, 50],
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    move(...moves[event.key]);
  });

  fields.forEach((field) => field.addEventListener("input", draw));

  /* A file just chosen is drawn on a canvas: no address of it is needed. */
  upload?.addEventListener("change", async () => {
    const [file] = upload.files;
    if (!file) return;
    let bitmap;
    try {
      bitmap = await createImageBitmap(file);
    } catch {
      return; // not for this browser to read; the server says what is wrong with it
    }
    if (file !== upload.files[0]) return bitmap.close(); // Another was chosen meanwhile.
    const scale = Math.min(1, WIDEST / Math.max(bitmap.width, bitmap.height));
    const canvas = element("canvas", "focal__picture");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    shown?.remove();
    shown = canvas;
    stage.prepend(canvas);
    root.hidden = false;
    move(50, 50);
  });

  if (shown) {
    root.hidden = false;
    if (!shown.complete) shown.addEventListener("load", draw);
  }
  draw();
}

document.querySelectorAll("[data-focal]").forEach(focalPoint);
