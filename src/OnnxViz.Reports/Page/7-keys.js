const typing = "input:not([type=checkbox]):not([type=range]), select, textarea";

/** Letters and digits; they can be switched off in the list of keys. */
const letterKeys = {
    n: () => stepFilter(1),
    p: () => stepFilter(-1),
    j: () => goToLayer(Math.min(state.layer + 1, report.layers.length - 1)),
    k: () => goToLayer(Math.max(state.layer - 1, 0)),
    t: () => set("view", state.view === "grid" ? "table" : "grid"),
    d: () => set("only", state.only === "silent" ? "all" : "silent"),
    c: () => set("colours", after(report.colours.map(colours => colours.name), state.colours)),
    r: () => set("range", state.range === "map" ? "layer" : "map"),
    s: () => set("symmetric", !state.symmetric),
    o: () => set("overlay", state.overlay > 0 ? 0 : usual.overlay),
    l: () => set("theme", isDark() ? "light" : "dark"),
    "?": () => byId("keys").showModal(),
};

const after = (list, item) => list[(list.indexOf(item) + 1) % list.length];

function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(typing) || byId("keys").open) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (byId("letters").checked && letterKeys[key]) letterKeys[key]();
    else if (byId("letters").checked && /^[1-9]$/.test(key)) choosePicture(Number(key) - 1);
    else if (event.target.closest("#grid, #table, #layers")) moveFocus(event, key);
}

function choosePicture(number) {
    if (number < report.pictures.length) set("tiles", `maps ${number}`);
}

function moveFocus(event, key) {
    const inLayers = event.target.closest("#layers") !== null;
    const across = inLayers || state.view === "table" ? 1 : columnsOfGrid();
    const sideways = inLayers || state.view === "grid" ? 1 : 0;
    const steps = { ArrowLeft: -sideways, ArrowRight: sideways, ArrowUp: -across, ArrowDown: across, Home: -Infinity, End: Infinity };
    if (!steps[key] || event.target.closest("thead")) return;
    event.preventDefault();
    if (!inLayers) return stepFilter(steps[key], true);
    goToLayer(Math.min(Math.max(state.layer + steps[key], 0), report.layers.length - 1));
}

function columnsOfGrid() {
    const tiles = [...byId("grid").children];
    const second = tiles.findIndex(tile => tile.offsetTop > tiles[0].offsetTop);
    return second < 0 ? tiles.length : second;
}

/** To another of the filters that are shown; past the end there is none, except for the last and first by their keys. */
function stepFilter(step, focus = false) {
    const place = shown.findIndex(filter => filter.index === state.filter);
    const wanted = Number.isFinite(step) ? place + step : step > 0 ? shown.length - 1 : 0;
    const inside = focus || current()?.parentElement.contains(document.activeElement);
    if (wanted >= 0 && wanted < shown.length) goToFilter(shown[wanted].index, inside);
}
