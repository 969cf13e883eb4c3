/** The filters that are shown, in the order in which they are. */
let shown = [];

const stateNames = ["live", "nearly silent", "silent", "dead", "always on"];
const isSilent = filter => filter.state === "silent" || filter.state === "dead";

function showLayers() {
    byId("layer-list").replaceChildren(...report.layers.map((layer, number) => {
        const button = make("button", { type: "button", "data-layer": number }, make("span", { class: "name" }, layer.name));
        const silent = layer.silent > 0 ? `, ${layer.silent} silent` : "";
        button.append(make("span", { class: "quiet" }, `${layer.filters} filters${silent}`));
        button.addEventListener("click", () => goToLayer(number));
        return make("li", {}, button);
    }));
}

function showLayer() {
    const layer = layerAt(state.layer);
    for (const button of byId("layer-list").querySelectorAll("button")) {
        const current = Number(button.dataset.layer) === state.layer;
        button.setAttribute("aria-current", current);
        button.tabIndex = current ? 0 : -1;
        if (current) button.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    byId("layer-name").textContent = layer.name;
    byId("layer-line").textContent = layerLine(layer);
    for (const id of ["colours", "range", "symmetric"]) byId(id).parentElement.hidden = layer.maps.length === 0;
    byId("layer-facts").replaceChildren(...factRows(layer.facts));
    fillSelect(byId("tiles"), tileKinds(layer), tileKind(layer));
    const kinds = onlyKinds(layer);
    fillSelect(byId("only"), kinds, kinds.some(([kind]) => kind === state.only) ? state.only : "all");
    byId("only").parentElement.hidden = kinds.length < 2;
    const sorts = [["filter", "number"], ...layer.columns.map((column, place) => [String(place), column.name])];
    if (!sorts.some(([sort]) => sort === state.sort)) state.sort = usual.sort;
    fillSelect(byId("sort"), sorts, state.sort);
    showFilters();
}

function layerLine(layer) {
    const field = layer.field;
    const sees = !field ? "" : field.rows[2] === null && field.columns[2] === null ? "sees the whole picture"
        : `sees ${text(field.columns[2]) } × ${text(field.rows[2])} pixels every ${text(field.columns[1])}`;
    const tensor = layer.tensor === layer.name ? "" : layer.tensor;
    return [tensor, layer.operator, layer.shape.join(" × "), sees].filter(part => part).join(" · ");
}

/** What tiles can show: the maps of each picture, kernels, drawn pictures, patches. */
function tileKinds(layer) {
    const kinds = layer.maps.map(maps => [`maps ${maps.picture}`, `maps: ${report.pictures[maps.picture].name}`]);
    for (const [kind, name] of [["kernel", "kernels"], ["drawn", "drawn pictures"], ["patches", "strongest patches"]]) {
        if (layer.filters.some(filter => filter[kind])) kinds.push([kind, name]);
    }
    return kinds;
}

function tileKind(layer) {
    const kinds = tileKinds(layer).map(([kind]) => kind);
    const wanted = state.tiles || `maps ${state.picture}`;
    return kinds.includes(wanted) ? wanted : kinds[0] ?? "";
}

function onlyKinds(layer) {
    const known = layer.filters.some(filter => filter.state !== "unknown")
        ? stateNames.filter(name => name !== "dead" || layer.filters.some(filter => filter.state === name)) : [];
    const duplicates = layer.filters.some(filter => filter.duplicates.length > 0) ? ["duplicates"] : [];
    return ["all", ...known, ...duplicates].map(kind => [kind, kind]);
}

function chosen(layer) {
    const only = byId("only").value;
    const find = byId("find").value.trim().toLowerCase();
    const wanted = layer.filters
        .filter(filter => only === "all" || filter.state === only || only === "silent" && isSilent(filter) || only === "duplicates" && filter.duplicates.length > 0)
        .filter(filter => find === "" || String(filter.index) === find || filter.name.toLowerCase().includes(find));
    const key = filter => state.sort === "filter" ? filter.index : filter.numbers[Number(state.sort)] ?? null;
    const sign = state.down ? -1 : 1;
    const last = filter => state.sort === "filter" && isSilent(filter);
    return wanted.sort((one, other) => last(one) - last(other) || (key(one) === null) - (key(other) === null) || sign * (key(one) - key(other)) || one.place - other.place);
}

function showFilters() {
    const layer = layerAt(state.layer);
    shown = chosen(layer);
    byId("count").textContent = shown.length === layer.filters.length
        ? `${shown.length} filters` : `${shown.length} of ${layer.filters.length} filters`;
    const asTable = state.view === "table";
    const focused = document.activeElement.closest("#grid, #table") !== null;
    byId("grid").hidden = asTable;
    byId("tiles").parentElement.hidden = asTable || tileKinds(layer).length < 2;
    byId("table").hidden = !asTable;
    byId("grid").replaceChildren(...asTable ? [] : shown.map(filter => tile(layer, filter)));
    byId("table").replaceChildren(...asTable ? [table(layer)] : []);
    if (!shown.some(filter => filter.index === state.filter)) state.filter = shown[0]?.index ?? -1;
    mark();
    showFilter();
    if (focused) current()?.focus({ preventScroll: true });
}

const spoken = filter => [`filter ${filter.index}`, filter.name, filter.state === "unknown" ? "" : filter.state].filter(part => part).join(", ");

function tile(layer, filter) {
    const place = make("div", { class: "picture" });
    const options = { role: "option", class: "tile", "data-filter": filter.index, "data-state": filter.state, "aria-label": spoken(filter), tabindex: -1 };
    const element = make("div", options, place, make("span", { class: "caption" }, make("b", {}, String(filter.index)), make("span", {}, tileText(layer, filter))));
    if (!["live", "unknown"].includes(filter.state)) element.append(make("span", { class: "mark" }, filter.state));
    element.addEventListener("click", () => goToFilter(filter.index));
    whenSeen(element, () => drawTile(place, layer, filter));
    return element;
}

/** The number that the filters are sorted by, or else the greatest of the map. */
function tileText(layer, filter) {
    if (filter.name) return filter.name;
    if (state.sort !== "filter") return number(layer.columns[Number(state.sort)], filter.numbers[Number(state.sort)]);
    const maps = layer.mapsOf.get(Number(tileKind(layer).split(" ")[1]));
    return maps ? text(maps.peak[filter.place]) : "";
}

const number = (column, value) => column.percent ? percent(value ?? null) : text(value);

async function drawTile(place, layer, filter) {
    const kind = tileKind(layer);
    if (kind.startsWith("maps")) {
        const map = await mapOf(layer, filter, Number(kind.split(" ")[1]));
        const canvas = place.firstElementChild ?? place.appendChild(make("canvas", { "aria-hidden": "true" }));
        paint(canvas, layer, map);
        return;
    }
    const images = imagesOf(layer, filter);
    const image = kind === "patches" ? images.patches[0]?.image ?? images.patches[0] : images[kind];
    place.replaceChildren(...image ? [image.bytes ? picture(image, "") : cut(layer, image, "")] : []);
}

function table(layer) {
    const head = [heading("filter", "filter", ""), make("th", { scope: "col" }, "state")];
    layer.columns.forEach((column, place) => head.push(heading(String(place), column.name, column.meaning)));
    return make("table", {}, make("caption", {}, `Filters of ${layer.name}`), make("thead", {}, make("tr", {}, ...head)),
        make("tbody", {}, ...shown.map(filter => row(layer, filter))));
}

function heading(sort, name, meaning) {
    const sorted = state.sort === sort ? state.down ? "descending" : "ascending" : "none";
    const button = make("button", { type: "button", title: meaning || null }, name);
    button.addEventListener("click", () => {
        state.down = state.sort === sort ? !state.down : sort !== "filter";
        state.sort = sort;
        showSettings();
        showFilters();
        byId("table").querySelector("th:not([aria-sort=none]) button")?.focus();
    });
    return make("th", { scope: "col", "aria-sort": sorted }, button);
}

function row(layer, filter) {
    const button = make("button", { type: "button", "data-filter": filter.index, tabindex: -1, "aria-label": spoken(filter) }, String(filter.index));
    const element = make("tr", { "data-state": filter.state },
        make("th", { scope: "row" }, button, filter.name && ` ${filter.name}`),
        make("td", { class: "state" }, stateText(filter)),
        ...layer.columns.map((column, place) => make("td", {}, number(column, filter.numbers[place]))));
    element.addEventListener("click", () => goToFilter(filter.index));
    return element;
}

function stateText(filter) {
    const like = filter.duplicates.map(duplicate => duplicate.index).join(", ");
    return [filter.state === "unknown" ? "" : filter.state, like && `like ${like}`].filter(part => part).join("; ") || "–";
}

/** The tile or row of the chosen filter is the one that Tab comes to. */
function mark() {
    const table = state.view === "table";
    for (const element of byId(table ? "table" : "grid").querySelectorAll("[data-filter]")) {
        const current = Number(element.dataset.filter) === state.filter;
        element.tabIndex = current ? 0 : -1;
        if (!table) element.setAttribute("aria-selected", current);
        else if (current) element.setAttribute("aria-current", "true");
        else element.removeAttribute("aria-current");
    }
}

const current = () => byId(state.view === "table" ? "table" : "grid").querySelector(`[data-filter="${state.filter}"]`);
