/**
 * A script for Node.js that starts a process outside of its own group, which holds its outputs, prints the id of it, and
 * goes on with `rest`.
 */
export function leavesOrphan(rest: string): string {
  return `const { spawn } = require("node:child_process");
    const orphan = spawn(process.execPath, ["-e", "setTimeout(() => {}, 30000)"], { detached: true, stdio: "inherit" });
    orphan.unref();
    console.log(orphan.pid);
    ${rest}`;
}

/** Pipes to other processes that keep this one alive. */
export function openPipes(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === "PipeWrap").length;
}
