import { sha256Hex } from '../../../domain/base/ledger/digest.ts';

const VERSION_CHARACTERS = 8;

/** The only style sheet. Dark by the reader's choice: pages are read at night, on a phone. No external fonts. */
export const STYLE = `
:root {
  --ground: #fbfaf7; --paper: #ffffff; --ink: #24272b; --quiet: #5d646c; --line: #dcd9d2;
  --accent: #1f5673; --grave: #9c2f22; --grave-ground: #fbeae7; --mild: #3d5a45; --mild-ground: #e9f0ea;
  --wait: #7a5a12; --wait-ground: #f8f0da;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16181b; --paper: #1e2125; --ink: #e4e2dd; --quiet: #a3a8ae; --line: #363b41;
    --accent: #8fc1dc; --grave: #f0a79b; --grave-ground: #3a201d; --mild: #a9cdb2; --mild-ground: #1f2d23;
    --wait: #e3c57a; --wait-ground: #332a14;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink); line-height: 1.7;
  font: 1rem/1.7 system-ui, "Hiragino Sans", "Noto Sans JP", "Yu Gothic UI", Meiryo, sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--accent); text-underline-offset: 0.2em; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible,
summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.5rem; }
.top {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1.25rem;
  padding: 0.75rem 1rem; border-bottom: 1px solid var(--line); background: var(--paper);
}
.top nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
.brand { font-weight: 600; letter-spacing: 0.06em; text-decoration: none; color: var(--ink); }
.who { margin: 0 0 0 auto; color: var(--quiet); font-size: 0.9rem; }
main { max-width: 46rem; margin: 0 auto; padding: 1rem 1rem 4rem; }
h1 { font-size: 1.45rem; line-height: 1.4; margin: 1rem 0 0.5rem; }
h2 { font-size: 1.1rem; line-height: 1.45; margin: 0; }
h3 { font-size: 1rem; margin: 1rem 0 0.25rem; }
:lang(en) h3::first-letter { text-transform: uppercase; }
h3.verbatim::first-letter { text-transform: none; }
.card > h3 { margin-top: 0; }
p { margin: 0.4rem 0; }
section { margin-top: 2rem; }
section > h2 { border-bottom: 1px solid var(--line); padding-bottom: 0.3rem; margin-bottom: 0.6rem; }
.quiet { color: var(--quiet); font-size: 0.92rem; }
.cards { list-style: none; padding: 0; margin: 1rem 0; display: grid; gap: 0.9rem; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.9rem 1rem; }
.card.closed { background: transparent; border-style: dashed; }
.tags { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0.4rem 0; }
.tag { display: inline-block; max-width: 100%; border: 1px solid var(--line); border-radius: 1rem; padding: 0 0.7rem; font-size: 0.88rem; color: var(--quiet); }
.tag.grave { color: var(--grave); background: var(--grave-ground); border-color: currentColor; }
.tag.mild { color: var(--mild); background: var(--mild-ground); border-color: currentColor; }
.tag.undecided, .tag.wait { color: var(--wait); background: var(--wait-ground); border-color: currentColor; }
.due strong { font-weight: 600; }
.flaw { color: var(--grave); font-size: 0.92rem; margin: 0.2rem 0; }
[aria-invalid="true"] { border-color: var(--grave); }
.late, .due.late { color: var(--grave); }
.tag[aria-current="true"] { color: var(--ground); background: var(--accent); }
.notice-box ul, ul.notice-box { margin: 0; padding-left: 1.8rem; }
.notice-box ul { padding-left: 1.2rem; }
.notice-box { border-left: 4px solid var(--wait); background: var(--wait-ground); padding: 0.6rem 0.9rem; margin: 0.6rem 0; border-radius: 0 0.4rem 0.4rem 0; }
.letter { border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.8rem 1rem; margin: 0.6rem 0; background: var(--ground); }
.letter h4 { margin: 0.9rem 0 0.1rem; font-size: 0.98rem; }
.letter p { white-space: pre-line; margin: 0.2rem 0; }
.letter .withheld { text-decoration: line-through; color: var(--quiet); }
dl.facts { display: grid; grid-template-columns: fit-content(40%) minmax(0, 1fr); gap: 0.15rem 1rem; margin: 0.5rem 0; }
dl.facts dt { color: var(--quiet); }
dl.facts dd { margin: 0; }
code, .mono { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: 0.85em; }
ol.timeline { list-style: none; padding: 0 0 0 1rem; border-left: 2px solid var(--line); }
ol.timeline li { margin: 0 0 0.7rem; }
ol.timeline time { display: block; color: var(--quiet); font-size: 0.85rem; }
form { margin: 0.6rem 0; }
label { display: block; margin: 0.7rem 0 0.2rem; }
fieldset { border: 1px solid var(--line); border-radius: 0.4rem; margin: 0.7rem 0; padding: 0.4rem 0.9rem 0.7rem; }
fieldset label { display: inline-block; margin: 0.2rem 1rem 0.2rem 0; }
input, select, textarea {
  font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 0.35rem;
  padding: 0.45rem 0.6rem; width: 100%; max-width: 30rem;
}
input[type="checkbox"], input[type="radio"] { width: auto; min-width: 1.2rem; min-height: 1.2rem; vertical-align: middle; }
textarea { min-height: 5rem; max-height: 40rem; max-width: 100%; field-sizing: content; }
button {
  font: inherit; font-weight: 600; border-radius: 0.4rem; border: 1px solid var(--accent); cursor: pointer;
  display: block; background: var(--accent); color: var(--paper); padding: 0.55rem 1.2rem; margin-top: 0.7rem;
  min-height: 2.75rem;
}
button.second { background: transparent; color: var(--accent); }
details { margin: 0.6rem 0; }
.fold > summary > h3 { display: inline; font-size: 1rem; font-weight: 600; margin: 0; }
.done { border-left-color: var(--mild); background: var(--mild-ground); }
.print-only { display: none; }
footer { max-width: 46rem; margin: 0 auto; padding: 0 1rem 2rem; }
dl.filing dt { font-weight: 600; margin-top: 0.6rem; }
dl.filing dd { margin: 0; white-space: pre-line; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; align-items: start; }
.beside > div { min-width: 0; }
.was { white-space: pre-line; border: 1px dashed var(--line); border-radius: 0.35rem; padding: 0.45rem 0.6rem; }
@media (max-width: 40rem) {
  .beside, dl.facts { grid-template-columns: 1fr; }
  dl.facts dd { margin-bottom: 0.4rem; }
}
@media print {
  :root { --ground: #ffffff; --paper: #ffffff; --ink: #000000; --quiet: #444444; --accent: #000000; color-scheme: light; }
  form:not(.printed), .printed button, .top nav, .top > a:not(.brand), .skip, #closing, #joining, .action, .done { display: none; }
  .screen-only { display: none !important; }
  .card, fieldset { break-inside: avoid; }
  .printed textarea, .printed input[type="text"] { border: 0; padding: 0; field-sizing: content; min-height: 0; max-width: 100%; resize: none; }
  .print-only { display: block; }
  .right { text-align: right; }
  .on-letter .top, .on-letter footer { display: none; }
  .on-letter main { max-width: none; padding: 0; }
  .on-letter h1 { text-align: center; margin: 1.5rem 0; }
  .on-letter section { margin-top: 0.5rem; }
  .on-letter .card, .on-letter fieldset { border: 0; padding: 0; margin: 0.4rem 0; break-inside: auto; }
  .printed legend { font-weight: 600; padding: 0; }
  .printed label:has(+ textarea), .printed label:has(input:not(:checked)) { display: none; }
  details::details-content { display: block; content-visibility: visible; block-size: auto; }
}
summary { cursor: pointer; color: var(--accent); padding: 0.3rem 0; margin-left: 1.2rem; list-style-position: outside; }
`;

/** The version changes with the sheet, so that it may be kept for a year. */
export const STYLE_PATH = `/style.css?v=${sha256Hex(STYLE).slice(0, VERSION_CHARACTERS)}`;
