// Renders FOLDER/template.docx with FOLDER/values.json COUNT times; prints the milliseconds of each.
// Run by render.py; `npm install --prefix benchmarks docxtemplater pizzip` brings what it needs.
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");

const [folder, count] = process.argv.slice(2);
const template = readFileSync(join(folder, "template.docx"));
const values = JSON.parse(readFileSync(join(folder, "values.json"), "utf8"));

// A path through the values; `$number` counts the turns of the innermost loop.
const parser = (tag) => ({
  get: (scope, context) =>
    tag === "$number"
      ? context.scopePathItem.at(-1) + 1
      : tag.split(".").reduce((value, key) => value?.[key], scope),
});

const times = [];
for (let number = 0; number < Number(count); number += 1) {
  const start = performance.now();
  const paper = new Docxtemplater(new PizZip(template), { parser, linebreaks: true, paragraphLoop: true });
  paper.render(values);
  const made = paper.toBuffer();
  times.push(performance.now() - start);
  if (number === 0) writeFileSync(join(folder, "made.docx"), made);
}
console.log(JSON.stringify(times));
