// What the pages do beyond links and forms. All of it is extra: without it every page says the same.
// A module, so that no name here meets one of the script that draws charts.

// "/" goes to the search; on a phone the menu and the filters start closed.
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.getElementById("q").focus();
  }
});
if (matchMedia("(max-width: 48rem)").matches) {
  document.querySelectorAll(".menu, .box").forEach((details) => { details.open = false; });
}

// An article: what is pointed at or focused in the text lights up beside it, and the other way round.
const light = (ids, on) => {
  for (const id of ids) {
    document.getElementById(`c-${id}`)?.classList.toggle("lit", on);
    document.querySelectorAll(`[data-claims~="${CSS.escape(id)}"]`).forEach((mark) => mark.classList.toggle("lit", on));
  }
};
for (const item of document.querySelectorAll("[data-claims], [data-claim]")) {
  const ids = (item.dataset.claims || item.dataset.claim).split(" ");
  item.addEventListener("pointerenter", () => light(ids, true));
  item.addEventListener("pointerleave", () => light(ids, false));
  item.addEventListener("focusin", () => light(ids, true));
  item.addEventListener("focusout", () => light(ids, false));
}

// An address holds only what was asked for: fields left empty are not sent.
for (const form of document.querySelectorAll('form[method="get"]')) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const name of [...formData.keys()]) if (formData.get(name) === "") formData.delete(name);
  });
}

// The review queue by keyboard. Who decides is asked once: what is typed in one form is in all of them.
const items = [...document.querySelectorAll(".item")];
let at = -1;
const go = (to) => {
  at = Math.max(0, Math.min(items.length - 1, to));
  items[at]?.focus();
  items[at]?.scrollIntoView({ block: "nearest" });
};
document.addEventListener("keydown", (event) => {
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
  const focused = items.findIndex((item) => item.contains(document.activeElement));
  if (focused >= 0) at = focused;
  if (event.key === "j" || event.key === "k") go(at + (event.key === "j" ? 1 : -1));
  if (event.key === "u") document.querySelector('[data-key="u"]')?.click();
  if (/^[ar123]$/.test(event.key)) items[at]?.querySelector(`button[data-key="${event.key}"]`)?.click();
  const more = items[at]?.querySelector('details[data-key="c"]');
  if (more && (event.key === "c" || event.key === "m")) {
    event.preventDefault();
    more.open = true;
    const other = event.key === "m" && more.querySelector('input[name="object"]:not([type="hidden"])');
    (other || more.querySelector('input[name="value"]')).focus();
  }
});
for (const field of document.querySelectorAll(".whois")) {
  field.addEventListener("input", () => document.querySelectorAll(".whois").forEach((other) => { other.value = field.value; }));
}

// A chart: the picture that is there already is replaced by one that answers to the pointer.
const loadScript = (address) => new Promise((done, failed) => {
  const script = document.createElement("script");
  script.src = address;
  script.onload = done;
  script.onerror = failed;
  document.head.append(script);
});
const drawChart = async (figure) => {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const [answer] = await Promise.all([
    fetch(dark ? figure.dataset.dark : figure.dataset.light),
    window.vegaEmbed ? null : loadScript(figure.dataset.script),
  ]);
  const chart = await answer.json();
  const width = Math.max(220, Math.min(900, figure.clientWidth - 130));
  (chart.spec || chart).width = width;
  const place = document.createElement("div");
  place.className = "drawn";
  await window.vegaEmbed(place, chart, {
    ast: true, actions: false, renderer: "svg", logLevel: 1, defaultStyle: false, tooltip: { disableDefaultStyle: true },
  });
  const picture = figure.querySelector("picture, .drawn");
  const drawing = place.querySelector("svg");
  drawing.setAttribute("role", "img"); // one picture with one name; the table says the rest
  for (const part of drawing.children) part.setAttribute("aria-hidden", "true");
  drawing.setAttribute("aria-label", figure.dataset.label || figure.querySelector("img")?.alt || "Chart");
  figure.dataset.label = drawing.getAttribute("aria-label");
  picture.replaceWith(place);
  figure.classList.add("live");
};
for (const figure of document.querySelectorAll(".chart[data-script]")) {
  drawChart(figure).catch(() => {}); // the picture stays
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawChart(figure).catch(() => {}));
}
