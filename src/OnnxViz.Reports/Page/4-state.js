const usual = {
    layer: 0, filter: -1, picture: 0, tiles: "", view: "grid", only: "all", sort: "filter", down: false, colours: "viridis", range: "map",
    symmetric: false, overlay: 60, smooth: false, box: true, theme: "system",
};
const state = { ...usual };
let written = 0;

/** Takes the place from the address: #layer=relu4_1&filter=17&view=table; what it does not say stays usual. */
function readAddress() {
    const words = new URLSearchParams(location.hash.slice(1));
    for (const [name, value] of Object.entries(usual)) {
        const word = words.get(name);
        state[name] = word === null ? value : typeof value === "boolean" ? word === "yes" : typeof value === "number" ? Number(word) : word;
    }
    const named = report.layers.findIndex(layer => layer.name === words.get("layer"));
    state.layer = named >= 0 ? named : within(state.layer, report.layers.length);
    state.picture = within(state.picture, report.pictures.length);
    state.overlay = Math.min(Math.max(state.overlay || 0, 0), 100);
    if (!report.colours.some(colours => colours.name === state.colours)) state.colours = usual.colours;
    for (const id of ["range", "theme", "view"]) {
        if (![...byId(id).options].some(option => option.value === state[id])) state[id] = usual[id];
    }
}

const within = (number, count) => Number.isInteger(number) && number >= 0 && number < count ? number : 0;

/** Puts the place into the address, a moment later, since browsers refuse many changes at once. */
function writeAddress() {
    clearTimeout(written);
    written = setTimeout(() => history.replaceState(null, "", `#${addressOf(state)}`), 150);
}

function addressOf(place) {
    const words = new URLSearchParams();
    const name = report.layers[place.layer]?.name;
    words.set("layer", report.layers.findIndex(layer => layer.name === name) === place.layer ? name : place.layer);
    if (place.filter >= 0) words.set("filter", place.filter);
    for (const [name, value] of Object.entries(usual)) {
        if (!["layer", "filter"].includes(name) && place[name] !== value) words.set(name, place[name] === true ? "yes" : place[name] === false ? "no" : place[name]);
    }
    return words.toString();
}
