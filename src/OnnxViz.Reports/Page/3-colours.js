const magenta = [255, 0, 255];

/** The colour of a number from 0 to 1 as bytes, straight between the stops. */
function colourAt(stops, number) {
    const last = stops.length / 3 - 1;
    const place = Math.min(Math.max(number, 0), 1) * last;
    const stop = Math.min(Math.floor(place), last - 1);
    return [0, 1, 2].map(part => {
        const [from, to] = [stops[3 * stop + part], stops[3 * stop + 3 + part]];
        return Math.round((from + (to - from) * (place - stop)) * 255);
    });
}

const stopsNow = () => report.colours.find(colours => colours.name === state.colours).stops;

/** One number is no map: there is nothing to compare it with but the other filters. */
const isSingle = ({ width, height }) => width * height === 1;

const isFlat = map => !isSingle(map) && map.low === map.high;

/** The numbers that are the first and the last colour of a map. */
function rangeOf(layer, map) {
    const [low, high] = state.range === "layer" || isSingle(map) ? layerRange(layer) : [map.low, map.high];
    const most = Math.max(Math.abs(low), Math.abs(high));
    return state.symmetric ? [-most, most] : [low, high];
}

function layerRange(layer) {
    const known = (side, choose) => layer.maps.flatMap(maps => maps[side]).reduce((one, other) => choose(one, other));
    layer.range ??= [known("low", Math.min), known("high", Math.max)];
    return layer.range;
}

/** A map on a canvas of its own size, one pixel for each number; one that is the same everywhere is left to be hatched. */
function paint(canvas, layer, map) {
    const [low, high] = rangeOf(layer, map);
    const stops = stopsNow();
    const table = new Uint8ClampedArray(4 * 256);
    for (let byte = 0; byte < 256; byte++) {
        const place = high > low ? (valueOf(map, byte) - low) / (high - low) : 0.5;
        table.set([...byte === noNumber ? magenta : colourAt(stops, place), 255], 4 * byte);
    }
    [canvas.width, canvas.height] = [map.width, map.height];
    const pixels = new ImageData(map.width, map.height);
    map.bytes.forEach((byte, at) => pixels.data.set(table.subarray(4 * byte, 4 * byte + 4), 4 * at));
    if (!isFlat(map)) canvas.getContext("2d").putImageData(pixels, 0, 0);
    canvas.classList.toggle("coarse", map.width < 128);
    canvas.classList.toggle("flat", isFlat(map));
}

function paintLegend(canvas) {
    const stops = stopsNow();
    const pixels = new ImageData(256, 1);
    for (let x = 0; x < 256; x++) pixels.data.set([...colourAt(stops, x / 255), 255], 4 * x);
    canvas.getContext("2d").putImageData(pixels, 0, 0);
}
