import type { Mapping, Values } from './mapping.js';
import { plainText } from './plain-text.js';
import { at, attributeOf, childrenOf, elementsOf, type XmlElement } from './xml-element.js';

const FULL_WIDTH_SPACE = '\u3000';

/** Name in one representation of MML0025: I kanji, P kana, A roman letters. */
function nameIn(names: readonly XmlElement[], representation: 'I' | 'P' | 'A'): string {
  const name = names.find((one) => attributeOf(one, 'repCode') === representation);
  const full = plainText(at(name, 'fullname'));
  const parts = ['family', 'middle', 'given'].map((part) => plainText(at(name, part)));
  const space = representation === 'A' ? ' ' : FULL_WIDTH_SPACE;
  return full || parts.filter((part) => part !== '').join(space);
}

/** Home address in kanji, else the first one. */
function addressOf(module: XmlElement): Values {
  const all = childrenOf(at(module, 'addresses'), 'Address');
  const inKanji = all.filter((one) => attributeOf(one, 'repCode') !== 'A');
  const one =
    inKanji.find((home) => attributeOf(home, 'addressClass') === 'home') ?? inKanji[0] ?? all[0];
  const parts = ['prefecture', 'city', 'town', 'homeNumber'].map((part) =>
    plainText(at(one, part)),
  );
  return {
    postal_code: plainText(at(one, 'zip')),
    address: plainText(at(one, 'full')) || parts.join(''),
  };
}

/** Telephone (MML0003: PH), else mobile phone (CP), else the first number that is no fax or modem. */
function phoneOf(module: XmlElement): string {
  const all = childrenOf(at(module, 'phones'), 'Phone');
  const of = (kind: string) => all.find((one) => attributeOf(one, 'telEquipType') === kind);
  const other = all.find((one) => !['FX', 'MD'].includes(attributeOf(one, 'telEquipType')));
  const phone = of('PH') ?? of('CP') ?? other;
  const parts = ['area', 'city', 'number'].map((part) => plainText(at(phone, part)));
  return plainText(at(phone, 'full')) || parts.filter((part) => part !== '').join('-');
}

/** 患者情報モジュール（mmlPi）. */
export function mapPatientModule(module: XmlElement, mapping: Mapping): Values[] {
  const other = at(module, 'uniqueInfo', 'otherId');
  const names = childrenOf(at(module, 'personName'), 'Name');
  const death = at(module, 'death');
  if (elementsOf(module).length === 0) return [];
  return [
    {
      other_id: mapping.text(other, 'Id'),
      other_id_type: attributeOf(other, 'type'),
      name_kanji: nameIn(names, 'I'),
      name_kana: nameIn(names, 'P'),
      name_roman: nameIn(names, 'A'),
      birth_date: mapping.date('birth_date', mapping.text(module, 'birthday')),
      sex: mapping.text(module, 'sex'),
      nationality: mapping.text(module, 'nationality'),
      marital: mapping.text(module, 'marital'),
      ...addressOf(module),
      phone: phoneOf(module),
      email: mapping.text(module, 'emailAddresses', 'email'),
      death: plainText(death),
      death_date: mapping.date('death_date', attributeOf(death, 'date')),
    },
  ];
}

/** 健康保険情報モジュール（mmlHi）: one row per public insurance, or one without. */
export function mapInsuranceModule(module: XmlElement, mapping: Mapping): Values[] {
  if (elementsOf(module).length === 0) return [];
  const insurance = {
    insurance_class_code: attributeOf(at(module, 'insuranceClass'), 'ClassCode'),
    insurance_class: mapping.text(module, 'insuranceClass'),
    insurer_number: mapping.text(module, 'insuranceNumber'),
    insured_symbol: mapping.text(module, 'clientId', 'group'),
    insured_number: mapping.text(module, 'clientId', 'number'),
    family_class: mapping.text(module, 'familyClass'),
    valid_from: mapping.date('valid_from', mapping.text(module, 'startDate')),
    valid_to: mapping.date('valid_to', mapping.text(module, 'expiredDate')),
    payment_in_ratio: mapping.text(module, 'paymentInRatio'),
    payment_out_ratio: mapping.text(module, 'paymentOutRatio'),
  };
  const items = childrenOf(at(module, 'publicInsurance'), 'publicInsuranceItem');
  if (items.length === 0) return [insurance];
  return items.map((item) => ({ ...insurance, ...publicInsuranceOf(item, mapping) }));
}

const publicInsuranceOf = (item: XmlElement, mapping: Mapping): Values => ({
  public_priority: attributeOf(item, 'priority'),
  public_provider: mapping.text(item, 'provider'),
  public_recipient: mapping.text(item, 'recipient'),
  public_valid_from: mapping.date('public_valid_from', mapping.text(item, 'startDate')),
  public_valid_to: mapping.date('public_valid_to', mapping.text(item, 'expiredDate')),
  public_payment_ratio: mapping.text(item, 'paymentRatio'),
  public_ratio_type: attributeOf(at(item, 'paymentRatio'), 'ratioType'),
});
