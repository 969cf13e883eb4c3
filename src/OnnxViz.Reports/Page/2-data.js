const report = read("report");
const layers = new Map();
const atlases = new Map();
const images = new Map();
const mostAtlases = 16;

function read(id) {
    const block = byId(id);
    return block && JSON.parse(block.textContent);
}

/** A layer, with what the page adds: the maps by picture, and columns of its own where the report has none. */
function layerAt(number) {
    if (!layers.has(number)) {
        const layer = read(`layer-${number}`);
        layer.number = number;
        layer.field ??= null;
        layer.mapsOf = new Map(layer.maps.map(maps => [maps.picture, maps]));
        if (layer.columns.length === 0) addPeaks(layer);
        layer.filters.forEach((filter, place) => filter.place = place);
        layers.set(number, layer);
    }
    return layers.get(number);
}

function addPeaks(layer) {
    const shown = layer.maps.slice(0, 6);
    layer.columns = shown.map(maps => {
        const name = report.pictures[maps.picture].name;
        return { name: `peak: ${name}`, meaning: `The greatest response on ${name}.`, percent: false };
    });
    layer.filters.forEach((filter, place) => filter.numbers = shown.map(maps => maps.peak[place]));
}

/** The pictures of a filter: kernel, drawn, patches. A kernel that an earlier filter has is in that one's block. */
function imagesOf(layer, filter) {
    if (!filter.kernel && !filter.drawn && filter.patches === 0) return { patches: [] };
    const found = read(`filter-${layer.number}-${filter.place}`);
    if (found.kernel?.block) found.kernel = read(found.kernel.block).kernel;
    return found;
}

const address = image => `data:${image.type};base64,${image.bytes}`;

/** One of the report's pictures, ready to be drawn. */
function pictureAt(number) {
    if (!images.has(number)) {
        const image = new Image();
        image.src = address(report.pictures[number].image);
        images.set(number, image.decode().then(() => image));
    }
    return images.get(number);
}

/** The map of a filter on a picture: its bytes and what they stand for. */
async function mapOf(layer, filter, picture) {
    const maps = layer.mapsOf.get(picture);
    const id = `maps-${layer.number}-${picture}`;
    const bytes = await (atlases.get(id) ?? remember(id));
    const size = maps.width * maps.height;
    return {
        width: maps.width, height: maps.height, factor: maps.factor,
        low: maps.low[filter.place], high: maps.high[filter.place],
        bytes: bytes.subarray(filter.place * size, (filter.place + 1) * size),
    };
}

function remember(id) {
    const decoding = decodePng(byId(id).textContent);
    atlases.set(id, decoding);
    if (atlases.size > mostAtlases) atlases.delete(atlases.keys().next().value);
    return decoding;
}

const noNumber = 255, steps = 254;

const valueOf = (map, byte) => byte === noNumber ? NaN : map.low + byte / steps * (map.high - map.low);

/** By hand, because a canvas may manage colours or, in careful browsers, blur what is read back from it. */
async function decodePng(base64) {
    const letters = atob(base64);
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = letters.charCodeAt(at);
    const view = new DataView(bytes.buffer);
    const [width, height, depth, kind] = [view.getUint32(16), view.getUint32(20), bytes[24], bytes[25]];
    if (depth !== 8 || kind !== 0 || bytes[28] !== 0) throw new Error("maps are not an 8-bit grey PNG");
    const parts = [];
    for (let at = 8; at < bytes.length; at += view.getUint32(at) + 12) {
        if (view.getUint32(at + 4) === 0x49444154) parts.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
    }
    const unpacked = new Blob(parts).stream().pipeThrough(new DecompressionStream("deflate"));
    return unfilter(new Uint8Array(await new Response(unpacked).arrayBuffer()), width, height);
}

function unfilter(rows, width, height) {
    const pixels = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
        const filter = rows[y * (width + 1)];
        for (let x = 0; x < width; x++) {
            const at = y * width + x;
            const left = x > 0 ? pixels[at - 1] : 0;
            const up = y > 0 ? pixels[at - width] : 0;
            const corner = x > 0 && y > 0 ? pixels[at - width - 1] : 0;
            pixels[at] = rows[at + y + 1] + predicted(filter, left, up, corner);
        }
    }
    return pixels;
}

function predicted(filter, left, up, corner) {
    switch (filter) {
        case 1: return left;
        case 2: return up;
        case 3: return left + up >> 1;
        case 4: return paeth(left, up, corner);
        default: return 0;
    }
}

function paeth(left, up, corner) {
    const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
    return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}
