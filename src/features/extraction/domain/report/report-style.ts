/** For screen and A4 landscape; colours carry nothing that the words do not say. */
export const STYLE = `
@page { size: A4 landscape; margin: 14mm; }
body { font-family: "Noto Sans JP", "Hiragino Sans", "Yu Gothic", sans-serif; color: #1a1a1c; margin: 2rem auto; max-width: 68rem; padding: 0 1rem; line-height: 1.6; }
h1 { font-size: 1.5rem; border-bottom: 3px solid #0017c1; padding-bottom: .3rem; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem; }
dt { font-weight: bold; } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border: 1px solid #949494; padding: .35rem .5rem; text-align: left; vertical-align: top; }
th { background: #f2f2f2; white-space: nowrap; }
td:first-child, td:nth-child(2), .number { white-space: nowrap; } .number { text-align: right; }
code { font-family: "Noto Sans Mono", monospace; font-size: .85em; overflow-wrap: anywhere; }
.verdict { font-weight: bold; padding: .6rem 1rem; border-left: 6px solid; }
.fits { border-color: #197a4b; background: #e6f5ec; } .fails { border-color: #ce0000; background: #fdeeee; }
.error { color: #ce0000; } .warning { color: #6b4a00; }
.rehearsal { font-weight: bold; } .note { font-size: .85rem; }
thead { display: table-header-group; } tr { break-inside: avoid; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 10pt; } th, .verdict { print-color-adjust: exact; } }
`;
