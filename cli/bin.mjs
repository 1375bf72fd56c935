#!/usr/bin/env node
// The sources are TypeScript: they are compiled as they are loaded.
import { register } from "tsx/esm/api";

register();
const { main } = await import("./main.ts");
await main();
