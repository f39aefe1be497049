import { STYLE } from './report-style.js';
import { escaped } from './svg.js';

/** One HTML file that loads and runs nothing. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="ja"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style></head>
<body>
<h1>${escaped(title)}</h1>
${body}
</body></html>
`;
