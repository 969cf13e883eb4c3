const byId = id => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);
const typing = "input, select, textarea";

/** An element with attributes and children; text is always text, never markup. */
function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children);
    return element;
}

/** A number as people read it: four figures, no exponent where none is needed. */
function text(number) {
    if (typeof number !== "number" || Number.isNaN(number)) return "–";
    if (number === 0 || Number.isInteger(number) && Math.abs(number) < 1e6) return String(number).replace("-", "−");
    const size = Math.abs(number);
    const plain = size >= 1e6 || size < 1e-4 ? number.toExponential(2) : String(Number(number.toPrecision(4)));
    return plain.replaceAll("-", "−");
}

const isDark = () => getComputedStyle(document.documentElement).colorScheme === "dark"
    || document.documentElement.dataset.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches;

/** The theme is kept for the other pages where the browser keeps anything for pages from disk. */
const kept = {
    read() { try { return localStorage.getItem("onnxviz-theme"); } catch { return null; } },
    write(theme) { try { localStorage.setItem("onnxviz-theme", theme); } catch { return; } },
};

function setTheme(theme) {
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    byId("theme").value = document.documentElement.dataset.theme || "system";
}

function chooseTheme(theme) {
    setTheme(theme);
    kept.write(theme);
}

/** The keys of both kinds of pages; those of one kind come as an argument. */
function listen(keys) {
    const all = { l: () => chooseTheme(isDark() ? "light" : "dark"), "/": () => byId("find").focus(), "?": () => byId("keys").showModal(), ...keys };
    addEventListener("keydown", event => {
        if (event.key === "Escape" && event.target === byId("find")) return event.target.blur();
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(typing) || byId("keys").open) return;
        const act = all[event.key.length === 1 ? event.key.toLowerCase() : event.key];
        if (!act) return;
        event.preventDefault();
        act();
    });
    byId("theme").addEventListener("change", event => chooseTheme(event.target.value));
    byId("help").addEventListener("click", () => byId("keys").showModal());
    byId("find").addEventListener("input", search);
    byId("settings").hidden = false;
    setTheme(kept.read());
}

/** A picture, or hatching where there is none. */
const pictureOf = (address, words) => address
    ? make("img", { src: address, alt: words, loading: "lazy", decoding: "async" })
    : make("div", { class: "none", role: "img", "aria-label": `${words}: no picture` });
