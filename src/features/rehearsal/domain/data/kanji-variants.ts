/**
 * Character as usually written → spellings a family register may hold instead (異体字・旧字).
 * 髙 﨑 栁 德 𠮷 are outside JIS X 0208: an ISO-2022-JP storage cannot hold them.
 */
export const KANJI_VARIANTS: Readonly<Record<string, readonly string[]>> = {
  高: ['髙'],
  崎: ['﨑', '嵜'],
  辺: ['邉', '邊'],
  斎: ['齋', '齊', '斉'],
  沢: ['澤'],
  浜: ['濱', '濵'],
  島: ['嶋', '嶌'],
  富: ['冨'],
  桜: ['櫻'],
  広: ['廣'],
  国: ['國'],
  真: ['眞'],
  徳: ['德'],
  栄: ['榮'],
  恵: ['惠'],
  柳: ['栁'],
  吉: ['𠮷'],
  竜: ['龍'],
  条: ['條'],
};
