const most = 400;

/** All units, layer by layer: name, address, picture, score, dead or not, photographs. */
const units = data.layers.flatMap(layer => layer.scores.map((score, channel) => ({
    layer, channel, score,
    state: layer.states[channel],
    photos: (layer.photos?.[channel] || []).map(number => data.photos[number]),
})));

const named = unit => `${unit.layer.name}:${unit.channel}`;
const pageOf = unit => `${unit.layer.folder}/index.html#${unit.channel}`;
const hasPicture = unit => unit.state !== "unreachable" && unit.state !== "fixed";
const isDead = unit => unit.state === "dead" || unit.state === "unreachable";
const pictureFile = unit => hasPicture(unit) ? `${unit.layer.folder}/${String(unit.channel).padStart(4, "0")}.png` : null;

/** A word fits a unit by its layer's name, its number, what state it is in, or its photographs. */
function fits(unit, word) {
    if (/^\d+$/.test(word)) return String(unit.channel) === word;
    return named(unit).toLowerCase().includes(word) || unit.state.startsWith(word) || isDead(unit) && word === "dead"
        || unit.photos.some(photo => photo.toLowerCase().includes(word));
}

function search() {
    const words = byId("find").value.toLowerCase().split(/\s+/).filter(word => word);
    const found = words.length ? units.filter(unit => words.every(word => fits(unit, word))) : [];
    byId("layers").hidden = words.length > 0;
    byId("found").replaceChildren(...found.slice(0, most).map(tile));
    byId("count").textContent = !words.length ? `${units.length} units in ${data.layers.length} layers`
        : found.length > most ? `${found.length} units, the first ${most} of them:` : `${found.length} ${found.length === 1 ? "unit" : "units"}`;
}

function tile(unit) {
    return make("a", { class: "tile", href: pageOf(unit), "data-dead": isDead(unit) },
        pictureOf(pictureFile(unit), named(unit)),
        make("span", {}, make("b", {}, named(unit)), make("i", {}, isDead(unit) ? "dead" : text(unit.score))));
}

const goTo = unit => { location.href = pageOf(unit); };

listen({ r: () => goTo(units[Math.floor(Math.random() * units.length)]), j: () => { location.href = `${data.layers[0].folder}/index.html`; } });
byId("random").addEventListener("click", () => goTo(units[Math.floor(Math.random() * units.length)]));
search();
