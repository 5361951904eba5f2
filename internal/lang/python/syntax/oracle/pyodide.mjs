// Runs dump.py on the CPython that pyodide brings. Arguments: the directory of the npm package, that of dump.py.
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pkg, script] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(pkg + "/pyodide.mjs").href);
const python = await loadPyodide({ indexURL: pkg });
python.mountNodeFS("/host", "/");
const globals = python.toPy({ __name__: "oracle" });
python.runPython(readFileSync(script, "utf8"), { globals });
const answer = globals.get("answer");
console.log("ready " + python.runPython("import sys; sys.version.split()[0]"));
for await (const line of createInterface({ input: process.stdin })) {
  const space = line.indexOf(" ");
  console.log(answer(line.slice(0, space) + " /host" + line.slice(space + 1)));
}
process.exit(0);
