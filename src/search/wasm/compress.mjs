// Compresses standard input as gzip, by zopfli: a twentieth smaller than gzip -9, and every browser inflates it.
import { buffer } from "node:stream/consumers";
import zopfli from "@gfx/zopfli";

const options = { numiterations: 15, blocksplittingmax: 0 };
process.stdout.write(await zopfli.gzipAsync(await buffer(process.stdin), options));
