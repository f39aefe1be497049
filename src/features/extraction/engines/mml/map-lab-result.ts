import type { Mapping, Values } from './mapping.js';
import { linesOf, plainText } from './plain-text.js';
import { at, attributeOf, childrenOf, type XmlElement } from './xml-element.js';

/** What all results of one sheet (伝票) share. */
function sheetOf(module: XmlElement, mapping: Mapping): Values {
  const information = at(module, 'information');
  const time = (item: string, name: string) =>
    mapping.dateTime(item, attributeOf(information, name));
  return {
    regist_id: attributeOf(information, 'registId'),
    sampled_at: time('sampled_at', 'sampleTime'),
    registered_at: time('registered_at', 'registTime'),
    reported_at: time('reported_at', 'reportTime'),
    report_status: attributeOf(at(information, 'reportStatus'), 'statusCode'),
    set_name: mapping.text(information, 'set'),
    facility_name: mapping.text(information, 'laboratoryCenter'),
  };
}

/** MML 4 allows the limits beside a value in words as well. */
function limitsOf(item: XmlElement): Values {
  const values = [at(item, 'numValue'), at(item, 'value')];
  const of = (name: string) =>
    values.map((value) => attributeOf(value, name)).find((text) => text !== '') ?? '';
  return { flag_out: of('out'), range_low: of('low'), range_high: of('up') };
}

function resultOf(item: XmlElement, mapping: Mapping): Values {
  const name = at(item, 'itemName');
  return {
    item_code: attributeOf(name, 'itCode'),
    item_code_system: attributeOf(name, 'itCodeId'),
    item_name: plainText(name),
    value: mapping.text(item, 'value'),
    numeric_value: mapping.text(item, 'numValue'),
    ...limitsOf(item),
    unit: mapping.text(item, 'unit'),
    memo: linesOf(
      [...childrenOf(item, 'itemMemo'), ...childrenOf(item, 'itemMemoF')].map(plainText),
    ),
  };
}

/** 検歴情報モジュール（mmlLb）: one row per item, numbered through the sheet. */
export function mapTestModule(module: XmlElement, mapping: Mapping): Values[] {
  const sheet = sheetOf(module, mapping);
  const results = childrenOf(module, 'laboTest').flatMap((test) => {
    const specimen = at(test, 'specimen', 'specimenName');
    const material = {
      specimen_code: attributeOf(specimen, 'spCode'),
      specimen_name: plainText(specimen),
    };
    return childrenOf(test, 'item').map((item) => ({ ...material, ...resultOf(item, mapping) }));
  });
  return results.map((result, index) => ({ ...sheet, sequence: String(index + 1), ...result }));
}
