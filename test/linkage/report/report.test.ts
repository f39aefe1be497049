import { describe, expect, it } from '@jest/globals';
import type { Evaluation } from '../../../src/features/linkage/domain/quality/quality-report.js';
import { linkReportHtml } from '../../../src/features/linkage/engines/report/report-html.js';
import { scale, ticks } from '../../../src/features/linkage/engines/report/scale.js';
import { probabilityText } from '../../../src/features/linkage/engines/report/waterfall-chart.js';
import { binned } from '../../../src/features/linkage/engines/report/weight-histogram.js';
import { evidence } from '../support/evidence.js';

const measured: Evaluation = {
  measured: {
    against: 'truth',
    quality: {
      records: 20_000,
      truePairs: 3000,
      linkedPairs: 2985,
      correctPairs: 2984,
      precision: 2984 / 2985,
      recall: 2984 / 3000,
    },
    curve: [{ threshold: 0.9, links: 2985, precision: 2984 / 2985, recall: 2984 / 3000 }],
    errors: {
      wrong: [{ kind: 'twins', pairs: 1 }],
      missed: [{ kind: 'birth-differs', pairs: 16 }],
    },
    coverage: {
      pairs: 3000,
      missedByAll: 4,
      rules: [{ rule: 'birth-kana', found: 2990, cumulative: 2990, foundAlone: 120, missed: 10 }],
    },
  },
  comparison: {
    ...{ inBoth: 2900, onlyFirst: 85, onlySecond: 12 },
    onlyFirstBy: [
      { elsewhere: 'band', pairs: 80 },
      { elsewhere: 'apart', pairs: 5 },
    ],
    onlySecondBy: [{ elsewhere: 'ambiguous', pairs: 12 }],
  },
};

describe('the report of a linkage', () => {
  const html = linkReportHtml(evidence(), measured);

  it('is one file that loads nothing and runs nothing', () => {
    expect(html).not.toMatch(
      /<script|<link|<img|@import|url\(|https?:\/\/(?!www\.w3\.org\/2000\/svg)/,
    );
    expect(html).toContain("default-src 'none'");
  });

  it('draws weights, shares, histogram, threshold curve and examples, each named for those who cannot see it', () => {
    const names = [...html.matchAll(/<svg role="img" aria-label="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual([
      'しきい値ごとの適合率と再現率',
      '比較水準の重み（ビット）',
      '各水準にある組の割合（対数目盛）',
      '重みの分布（組の数は対数目盛）',
      '最も多い一致のしかた（2,600組）',
      '採用した組のうち、最も確率の低いもの（12組）',
      '採用しなかった組のうち、最も確率の高いもの（45組）',
    ]);
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('tells measured figures, errors by kind, what blocking misses, and the difference to another run', () => {
    for (const text of ['99.966%', '双生児など', '生年月日が相違', '2,990', '2,900'])
      expect(html).toContain(text);
  });

  it('says nothing of labels where there are none', () => {
    const bare = linkReportHtml(evidence(), {});
    expect(bare).not.toContain('正解との比較');
    expect(bare).toContain('期待値（破線）');
  });

  it('escapes what a profile may be called', () => {
    const profile = { name: '<b>"x"&', version: 1, sha256: '' };
    expect(linkReportHtml(evidence({ profile }), {})).toContain('&lt;b&gt;&quot;x&quot;&amp;');
  });

  it('can be drawn of a run that found nothing', () => {
    const nothing = linkReportHtml(evidence({ patterns: [], blocking: [] }), {});
    expect(nothing).not.toMatch(/NaN|Infinity/);
  });
});

describe('the parts of charts', () => {
  it('put values outside the axis at its end', () => {
    const x = scale([0, 10], [100, 200]);
    expect([x(-5), x(0), x(5), x(10), x(99)]).toEqual([100, 100, 150, 200, 200]);
  });

  it('have round ticks within the range', () => {
    expect(ticks(-24, 24, 6)).toEqual([-20, -10, 0, 10, 20]);
    expect(ticks(0, 0.5, 5)).toHaveLength(6);
  });

  it('count every pair once, linked or not', () => {
    const { patterns } = evidence();
    const columns = binned(patterns);
    const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
    expect(sum(columns.map(({ linked }) => linked))).toBe(2985);
    expect(sum(columns.map(({ linked, open }) => linked + open))).toBe(
      sum(patterns.map(({ pairs }) => pairs)),
    );
  });

  it('tell probabilities near 1 by what is missing', () => {
    expect([0.99999, 0.5, 0.00001].map(probabilityText)).toEqual(['1 − 1.0e-5', '0.500', '1.0e-5']);
  });
});
