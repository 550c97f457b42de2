// Runs the emulator for emulator.py. The first line that comes in is its seed, every further line
// asks for a fresh start; each is answered with the port, once the emulator answers there.
// It ends when whoever started it closes its input, so that none is ever left behind.
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { createEmulator } from "emulate";

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const port = await freePort();
let seed;
let emulator;

for await (const line of createInterface({ input: process.stdin })) {
  seed ??= JSON.parse(line);
  await emulator?.close();
  // Made anew, not reset: a reset would keep the count of requests that limits each token.
  emulator = await createEmulator({
    service: "github",
    hostname: "127.0.0.1",
    port,
    baseUrl: seed.baseUrl,
    seed: { tokens: seed.tokens, github: seed.github },
  });
  process.stdout.write(`${port}\n`);
}
await emulator?.close();
