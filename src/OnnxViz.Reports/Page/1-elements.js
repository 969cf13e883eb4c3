const byId = id => document.getElementById(id);

/** An element with attributes and children; text is always text, never markup. */
function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children);
    return element;
}

function fillSelect(select, options, chosen) {
    select.replaceChildren(...options.map(([value, text]) => make("option", { value, selected: value === chosen }, text)));
    select.value = chosen;
}

function factRows(facts) {
    return facts.map(fact => make("div", {}, make("dt", {}, fact.name), make("dd", {}, fact.value)));
}

/** A number as people read it: four figures, no exponent where none is needed. */
function text(number) {
    if (number === null || number === undefined || Number.isNaN(number)) return "–";
    if (number === 0 || Number.isInteger(number) && Math.abs(number) < 1e6) return String(number).replace("-", "−");
    const size = Math.abs(number);
    const plain = size >= 1e6 || size < 1e-4 ? number.toExponential(2) : String(Number(number.toPrecision(4)));
    return plain.replaceAll("-", "−");
}

const percent = number => number === null ? "–" : `${text(Number((number * 100).toFixed(number < 0.01 ? 3 : 1)))} %`;

/** Draws an element once it comes near the window; asked again, draws it anew. */
const draws = new WeakMap();
const watcher = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        watcher.unobserve(target);
        draws.get(target)();
    }
}, { rootMargin: "300px" });

function whenSeen(element, draw) {
    draws.set(element, draw);
    watcher.unobserve(element);
    watcher.observe(element);
}

function fail(reason) {
    const place = byId("failure");
    place.hidden = false;
    place.textContent = `This page could not draw everything: ${reason}. If the file is whole, a newer browser may help.`;
}

addEventListener("error", event => fail(event.message));
addEventListener("unhandledrejection", event => fail(event.reason && event.reason.message || String(event.reason)));
