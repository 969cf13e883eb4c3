const dark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => state.theme === "dark" || state.theme === "system" && dark.matches;

function goToLayer(number) {
    if (number === state.layer) return;
    const inList = byId("layer-list").contains(document.activeElement);
    state.layer = number;
    showLayer();
    if (inList) byId("layer-list").querySelector("[aria-current=true]").focus();
}

function goToFilter(index, focus = true) {
    state.filter = index;
    if (!shown.some(filter => filter.index === index)) set("only", "all");
    mark();
    showFilter();
    const element = current();
    if (focus) element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
}

/** Controls show what the page does. */
function showSettings() {
    for (const id of ["colours", "range", "theme", "view", "sort", "overlay"]) byId(id).value = state[id];
    for (const id of ["symmetric", "down", "smooth", "box"]) byId(id).checked = state[id];
    byId("overlay-text").textContent = `${state.overlay} %`;
    document.documentElement.dataset.theme = state.theme;
}

/** What has to be drawn again after a change. */
const redraws = {
    colours: redrawMaps, range: redrawMaps, symmetric: redrawMaps, overlay: redrawOver, smooth: redrawOver, box: redrawOver,
    theme: () => { }, view: showFilters, sort: showFilters, down: showFilters, only: showLayer, tiles: showLayer, find: showFilters,
};

function set(name, value) {
    state[name] = value;
    if (name === "colours" && value === "diverging") state.symmetric = true;
    if (name === "tiles" && value.startsWith("maps ")) state.picture = Number(value.split(" ")[1]);
    showSettings();
    redraws[name]();
    writeAddress();
}

function redrawMaps() {
    const layer = layerAt(state.layer);
    for (const element of byId("grid").children) whenSeen(element, draws.get(element));
    for (const element of byId("map-list").children) whenSeen(element, draws.get(element));
    const filter = layer.filters.find(one => one.index === state.filter);
    if (filter) showLegend(layer, filter);
}

function redrawOver() {
    for (const about of figures) {
        if (about.map) drawOver(about);
    }
}

function listen() {
    for (const id of ["colours", "range", "theme", "view", "sort", "only", "tiles"]) byId(id).addEventListener("change", event => set(id, event.target.value));
    for (const id of ["symmetric", "down", "smooth", "box"]) byId(id).addEventListener("change", event => set(id, event.target.checked));
    byId("overlay").addEventListener("input", event => set("overlay", Number(event.target.value)));
    byId("find").addEventListener("input", showFilters);
    byId("help").addEventListener("click", () => byId("keys").showModal());
    document.addEventListener("keydown", pressed);
    addEventListener("hashchange", open);
}

function open() {
    readAddress();
    showSettings();
    if (report.layers.length > 0) showLayer();
}

function start() {
    fillSelect(byId("colours"), report.colours.map(colours => [colours.name, colours.name]), usual.colours);
    byId("settings").hidden = false;
    byId("content").hidden = report.layers.length === 0;
    showLayers();
    listen();
    open();
}

start();
