// Runs a model that `onnxviz attribute --save-model` wrote in the web build of ONNX Runtime (WebAssembly, one thread).
// In:  node run.mjs EXPLAIN.onnx PICTURE.f32 1,3,224,224   (raw little-endian floats, [N, C, H, W] in 0..1)
// Out: one line of JSON: score, seconds, and the map as numbers.
import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';

const [model, picture, shape] = process.argv.slice(2);
ort.env.wasm.numThreads = 1;
const session = await ort.InferenceSession.create(new Uint8Array(readFileSync(model)), { executionProviders: ['wasm'] });
const bytes = readFileSync(picture);
const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
const tensor = new ort.Tensor('float32', numbers, shape.split(',').map(Number));
const before = performance.now();
const results = await session.run({ picture: tensor });
const seconds = (performance.now() - before) / 1000;
console.log(JSON.stringify({ score: results.score.data[0], seconds, map: Array.from(results.map.data) }));
