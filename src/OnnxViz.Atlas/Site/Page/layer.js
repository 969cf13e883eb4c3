const tiles = [...document.querySelectorAll("#grid .tile")];
let shown = tiles;
let current = -1;

const numberOf = tile => Number(tile.dataset.channel);
const folderOf = layer => data.layers[layer].folder;
const pictureFile = channel => `${String(channel).padStart(4, "0")}.png`;

function search() {
    const words = byId("find").value.toLowerCase().split(/\s+/).filter(word => word);
    shown = tiles.filter(tile => words.every(word => fits(data.units[numberOf(tile)], word)));
    for (const tile of tiles) tile.hidden = true;
    for (const tile of shown) tile.hidden = false;
    byId("count").textContent = shown.length === tiles.length ? `${tiles.length} units` : `${shown.length} of ${tiles.length} units`;
}

function fits(unit, word) {
    if (/^\d+$/.test(word)) return String(unit.channel) === word;
    return unit.state.startsWith(word) || unit.dead && word === "dead" || (unit.photos || []).some(photo => photo[0].toLowerCase().includes(word));
}

/** Shows the unit that the address names: #12; the first one where it names none. */
function show() {
    const wanted = Number(location.hash.slice(1) || 0);
    const unit = data.units[Number.isInteger(wanted) && wanted >= 0 && wanted < data.units.length ? wanted : 0];
    for (const tile of tiles) tile.removeAttribute("aria-current");
    current = unit.channel;
    tiles[current].setAttribute("aria-current", "true");
    document.title = `${data.name}:${current}`;
    byId("name").replaceChildren(`${data.name}:${current} `, make("span", { class: "badge", "data-state": unit.state }, unit.state));
    byId("remark").textContent = unit.remark || "";
    byId("picture").replaceChildren(pictureOf(unit.picture, `what ${data.name}:${current} responds to most`));
    byId("numbers").replaceChildren(...numbers(unit));
    showBeside(unit);
    showKernel(unit);
    showPhotos(unit);
    showLinks("inputs", unit.inputs);
    showLinks("outputs", unit.outputs);
}

function numbers(unit) {
    const rows = [[unit.dead ? "pre-activation" : "score", text(unit.score)], ["steps", text(unit.steps)]];
    if (unit.percentile !== undefined) rows.push([`percentile among ${data.photographs} photographs`, text(unit.percentile)]);
    return rows.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value)));
}

/** Pictures of other atlases are address, name, seed, score. */
function showBeside(unit) {
    const looks = unit.beside || [];
    byId("beside").hidden = !looks.length;
    byId("beside").querySelector("ul").replaceChildren(...looks.map(([address, look, seed, score]) => {
        const picture = pictureOf(address, `${data.name}:${unit.channel} in ${look}`);
        return make("li", {}, make("a", { href: address }, picture, look, make("em", {}, `seed ${seed}, score ${text(score)}`)));
    }));
}

function showKernel(unit) {
    byId("kernel").hidden = !unit.kernel;
    byId("kernel").querySelector("div").replaceChildren(...unit.kernel ? [make("img", { src: unit.kernel, alt: `kernel ${unit.channel}` })] : []);
}

function showPhotos(unit) {
    const photos = unit.photos || [];
    byId("photos").hidden = !photos.length;
    byId("photos").querySelector("div").replaceChildren(...photos.length ? [make("img", { src: unit.patches, alt: photos.map(photo => photo[0]).join(", ") })] : []);
    byId("photos").querySelector("ol").replaceChildren(...photos.map(photo => make("li", {}, `${photo[0]}, ${text(photo[1])}`)));
}

/** Links are layer, channel, share of the kernel, whether there is a picture. */
function showLinks(id, links) {
    byId(id).hidden = !links.length;
    byId(id).querySelector("ul").replaceChildren(...links.map(([layer, channel, share, hasPicture]) => {
        const name = `${data.layers[layer].name}:${channel}`;
        const picture = pictureOf(hasPicture ? `../${folderOf(layer)}/${pictureFile(channel)}` : null, name);
        const words = make("em", {}, `${share < 0 ? "−" : "+"}${Math.round(Math.abs(share) * 100)} %`);
        return make("li", {}, make("a", { href: `../${folderOf(layer)}/index.html#${channel}` }, picture, name, words));
    }));
}

function columns() {
    const second = shown.findIndex(tile => tile.offsetTop > shown[0].offsetTop);
    return second < 0 ? shown.length : second;
}

/** To another of the units that are shown; past the end there is none. */
function step(count) {
    const place = shown.findIndex(tile => numberOf(tile) === current);
    const next = shown[count === -Infinity ? 0 : count === Infinity ? shown.length - 1 : place + count];
    if (!next) return;
    history.replaceState(null, "", `#${numberOf(next)}`);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    show();
}

function goToLayer(count) {
    const next = data.layers[data.layer + count];
    if (next) location.href = `../${next.folder}/index.html`;
}

listen({
    ArrowLeft: () => step(-1), ArrowRight: () => step(1), ArrowUp: () => step(-columns()), ArrowDown: () => step(columns()),
    Home: () => step(-Infinity), End: () => step(Infinity), n: () => step(1), p: () => step(-1),
    j: () => goToLayer(1), k: () => goToLayer(-1), u: () => { location.href = "../index.html"; },
});
addEventListener("hashchange", show);
search();
show();
tiles[current].scrollIntoView({ block: "nearest" });
