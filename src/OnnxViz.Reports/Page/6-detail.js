/** The position whose number is read: null for the strongest one. */
let probe = null;

const figures = [];

function showFilter() {
    const layer = layerAt(state.layer);
    const filter = layer.filters.find(one => one.index === state.filter);
    byId("detail").hidden = !filter;
    probe = null;
    figures.length = 0;
    writeAddress();
    if (!filter) return;
    byId("filter-name").replaceChildren(`Filter ${filter.index}`, filter.name && ` ${filter.name}`);
    byId("filter-line").replaceChildren(...filterLine(filter));
    byId("filter-line").hidden = byId("filter-line").childNodes.length === 0;
    byId("numbers").replaceChildren(...layer.columns.map((column, place) =>
        make("div", { title: column.meaning || null }, make("dt", {}, column.name), make("dd", {}, number(column, filter.numbers[place])))));
    byId("maps").hidden = layer.maps.length === 0;
    byId("map-list").replaceChildren(...layer.maps.map(maps => mapFigure(layer, filter, maps)));
    showLegend(layer, filter);
    showImages(layer, filter);
}

function filterLine(filter) {
    const parts = filter.state === "unknown" ? [] : [make("span", { class: "badge", "data-state": filter.state }, filter.state)];
    if (filter.note) parts.push(` ${filter.note}`);
    for (const duplicate of filter.duplicates) {
        const button = make("button", { type: "button" }, `like filter ${duplicate.index} (${text(duplicate.likeness[0])})`);
        button.addEventListener("click", () => goToFilter(duplicate.index));
        parts.push(" ", button);
    }
    return parts;
}

function showLegend(layer, filter) {
    paintLegend(byId("legend"));
    const [maps] = layer.maps;
    if (!maps) return;
    const range = rangeOf(layer, { ...maps, low: maps.low[filter.place], high: maps.high[filter.place] });
    const same = state.range === "layer" || layer.maps.length === 1 || isSingle(maps);
    byId("legend-low").textContent = same ? text(range[0]) : state.symmetric ? "−most" : "least";
    byId("legend-high").textContent = same ? text(range[1]) : "most";
    byId("legend-text").textContent = `${same ? "" : "Each map has its own range, named below it. "}`
        + "Maps are stored in 8 bits: 255 steps from the least to the greatest number of each map.";
}

/** A picture with the map over it, the map alone, and what is known of the position under the pointer or keys. */
function mapFigure(layer, filter, maps) {
    const name = report.pictures[maps.picture].name;
    const over = make("canvas", { role: "img", "aria-label": `${name} with the map of filter ${filter.index} laid over it` });
    const alone = make("canvas", { role: "img", tabindex: 0, "aria-label": `Map of filter ${filter.index} on ${name}; arrow keys read its numbers` });
    const reading = make("output", {});
    const about = { layer, filter, maps, over, alone, reading, map: null, image: null };
    const note = report.pictures[maps.picture].note;
    const caption = make("figcaption", {}, make("b", {}, name), note && ` ${note}`, make("br"), reading);
    alone.hidden = isSingle(maps);
    const figure = make("figure", {}, make("div", { class: "pair" }, over, alone), caption);
    figures.push(about);
    whenSeen(figure, () => drawFigure(about));
    alone.addEventListener("pointermove", event => point(about, positionAt(about, event)));
    alone.addEventListener("pointerleave", () => point(about, null));
    alone.addEventListener("keydown", event => walk(about, event));
    alone.addEventListener("blur", () => point(about, null));
    return figure;
}

async function drawFigure(about) {
    [about.map, about.image] = await Promise.all([mapOf(about.layer, about.filter, about.maps.picture), pictureAt(about.maps.picture)]);
    paint(about.alone, about.layer, about.map);
    drawOver(about);
}

function strongest({ maps, filter }) {
    return { picture: maps.picture, y: maps.y[filter.place], x: maps.x[filter.place] };
}

const positionOf = about => probe && probe.picture === about.maps.picture ? probe : strongest(about);

function positionAt({ maps, map, alone }, event) {
    const area = alone.getBoundingClientRect();
    const along = (at, start, length, count) => Math.min(Math.max(Math.floor((at - start) / length * count), 0), count - 1);
    return map && {
        picture: maps.picture,
        y: along(event.clientY, area.top, area.height, map.height) * map.factor,
        x: along(event.clientX, area.left, area.width, map.width) * map.factor,
    };
}

function walk(about, event) {
    const [down, right] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key] ?? [0, 0];
    if (!about.map || down === 0 && right === 0) return;
    event.preventDefault();
    const { width, height, factor } = about.map;
    const at = positionOf(about);
    const moved = (from, step, count) => Math.min(Math.max(Math.floor(from / factor) + step, 0), count - 1) * factor;
    point(about, { picture: about.maps.picture, y: moved(at.y, down, height), x: moved(at.x, right, width) });
}

function point(about, position) {
    probe = position;
    if (about.map) drawOver(about);
}

/** The picture, the map at its true alignment, the box of what one position sees. */
function drawOver(about) {
    const { layer, map, image, over, maps } = about;
    const scale = Math.max(1, Math.ceil(320 / image.naturalWidth));
    [over.width, over.height] = [image.naturalWidth * scale, image.naturalHeight * scale];
    const pen = over.getContext("2d");
    pen.scale(scale, scale);
    pen.imageSmoothingEnabled = image.naturalWidth >= 128;
    pen.drawImage(image, 0, 0);
    if (!isFlat(map) && layer.field && layer.field.rows[1] > 0 && layer.field.columns[1] > 0) {
        pen.globalAlpha = state.overlay / 100;
        pen.imageSmoothingEnabled = state.smooth;
        pen.drawImage(about.alone, ...area(layer.field, map));
        pen.globalAlpha = 1;
    }
    const position = positionOf(about);
    const box = layer.field && !isSingle(map) && (!isFlat(map) || probe) && boxAt(layer.field, position, image.naturalWidth, image.naturalHeight);
    if (state.box && box) outline(pen, box, scale);
    about.reading.textContent = readingOf(about, position);
    over.setAttribute("aria-description", box ? `Boxed: rows ${box[1]} to ${box[1] + box[3] - 1}, columns ${box[0]} to ${box[0] + box[2] - 1}` : "");
    over.dataset.picture = maps.picture;
}

/** Where the map lies on the picture: each position covers a stride around the middle of what it sees. */
function area({ rows, columns }, { width, height, factor }) {
    const edge = ([centre, stride]) => centre + 0.5 - stride / 2;
    return [edge(columns), edge(rows), width * factor * columns[1], height * factor * rows[1]];
}

/** Left, top, width and height in pixels of what a position sees; it may reach into the padding. */
function boxAt({ rows, columns }, { y, x }, width, height) {
    const side = ([centre, stride, extent], position, whole) =>
        extent === null ? [0, whole] : [Math.floor(centre + position * stride - (extent - 1) / 2), Math.ceil(extent)];
    const [[top, high], [left, wide]] = [side(rows, y, height), side(columns, x, width)];
    return [left, top, wide, high];
}

function outline(pen, [left, top, width, height], scale) {
    for (const [colour, thickness] of [["#000", 4], ["#fff", 2]]) {
        pen.strokeStyle = colour;
        pen.lineWidth = thickness * Math.max(1, pen.canvas.width / 320) / scale;
        pen.strokeRect(left, top, width, height);
    }
}

function readingOf({ maps, map, filter }, position) {
    if (isSingle(map)) return text(maps.peak[filter.place]);
    if (isFlat(map) && !probe) return `${text(map.low)} everywhere`;
    const place = ` at row ${position.y}, column ${position.x}`;
    const range = `range ${text(map.low)} to ${text(map.high)}`;
    const shrunk = map.factor > 1 ? `; means of ${map.factor} × ${map.factor} numbers are shown` : "";
    if (!probe || probe.picture !== maps.picture) return `${text(maps.peak[filter.place])}${place}, the strongest; ${range}${shrunk}`;
    const byte = map.bytes[Math.floor(position.y / map.factor) * map.width + Math.floor(position.x / map.factor)];
    return `${byte === noNumber ? "not finite" : `about ${text(valueOf(map, byte))}`}${place}; ${range}${shrunk}`;
}

function showImages(layer, filter) {
    const images = imagesOf(layer, filter);
    for (const [id, words] of [["kernel", "Weights of"], ["drawn", "Picture that maximizes"]]) {
        byId(id).hidden = !images[id];
        byId(id).querySelector(".figures").replaceChildren(...images[id] ? [picture(images[id], `${words} filter ${filter.index}`)] : []);
    }
    byId("patches").hidden = images.patches.length === 0;
    byId("patches").querySelector("ol").replaceChildren(...images.patches.map(patch => patchItem(layer, patch)));
}

function picture(image, description) {
    const coarse = Math.max(image.width, image.height) < 128;
    return make("img", { src: address(image), width: image.width, height: image.height, alt: description, class: coarse ? "coarse" : null });
}

function patchItem(layer, patch) {
    const where = patch.position.length === 2 ? ` at row ${patch.position[0]}, column ${patch.position[1]}` : "";
    const words = `Patch of ${patch.picture}${where}`;
    const own = patch.image ? picture(patch.image, words) : cut(layer, patch, words);
    const views = [labelled(own, "picture"), ...patch.projections.map(projection =>
        labelled(picture(projection.image, `${words}, ${projection.method}`), projection.method))];
    return make("li", {}, make("div", { class: "views" }, ...views.filter(view => view)),
        make("p", {}, make("b", {}, text(patch.value[0])), ` ${patch.picture}${where}`));
}

const labelled = (element, label) => element && make("figure", {}, element, make("figcaption", {}, label));

/** A patch that the report does not hold, cut from its picture; null where that is not there either. */
function cut(layer, patch, description) {
    const number = report.pictures.findIndex(one => one.name === patch.picture);
    if (number < 0 || !layer.field || patch.position.length !== 2) return null;
    const { width, height } = report.pictures[number].image;
    const [left, top, wide, high] = boxAt(layer.field, { y: patch.position[0], x: patch.position[1] }, width, height);
    const canvas = make("canvas", { width: wide, height: high, role: "img", "aria-label": description, class: Math.max(wide, high) < 128 ? "coarse" : null });
    whenSeen(canvas, async () => canvas.getContext("2d").drawImage(await pictureAt(number), -left, -top));
    return canvas;
}
