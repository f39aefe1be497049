/** For screen and A4 landscape; colours carry nothing that signs and words do not say. */
export const STYLE = `
@page { size: A4 landscape; margin: 14mm; }
body { font-family: "Noto Sans JP", "Hiragino Sans", "Yu Gothic", sans-serif; color: #1a1a1c; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; line-height: 1.6; }
h1 { font-size: 1.5rem; border-bottom: 3px solid #0017c1; padding-bottom: .3rem; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem; }
dt { font-weight: bold; } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; font-size: .9rem; margin: .6rem 0; }
th, td { border: 1px solid #949494; padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: #f2f2f2; } .number { text-align: right; white-space: nowrap; }
code { font-family: "Noto Sans Mono", monospace; font-size: .85em; overflow-wrap: anywhere; }
.note { font-size: .85rem; } .warning { color: #6b4a00; font-weight: bold; }
figure { margin: 1rem 0; break-inside: avoid; } figcaption { font-weight: bold; }
svg { width: 100%; height: auto; }
svg text { font-size: 11px; fill: #1a1a1c; font-family: inherit; } svg .strong { font-weight: bold; }
.grid { stroke: #d8d8db; } .axis { stroke: #1a1a1c; }
.for, .match { fill: #0017c1; } .against, .household { fill: #c74700; } .unrelated { fill: #626264; }
.curve { fill: none; stroke-width: 2; } .curve.match { stroke: #0017c1; } .curve.household { stroke: #c74700; }
.dashed { stroke-dasharray: 6 4; }
thead { display: table-header-group; } tr { break-inside: avoid; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 10pt; } th, svg { print-color-adjust: exact; } }
`;
