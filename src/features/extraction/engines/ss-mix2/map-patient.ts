import type { Hl7Segment } from './hl7-message.js';
import { ownerValues, type Mapping, type Values } from './row-builder.js';

const FAMILY = { component: 1 };
const GIVEN = { component: 2 };

/** Family and given name of the repetition with this representation (I ideographic, P phonetic). */
function nameIn(pid: Hl7Segment, representation: 'I' | 'P'): string {
  const names = pid.repetitions(5);
  const of = (name: string) => pid.part(name, { component: 8 });
  const found =
    names.find((name) => of(name) === representation && pid.part(name, { component: 7 }) === 'L') ??
    names.find((name) => of(name) === representation) ??
    (representation === 'I' ? names.find((name) => of(name) === '') : undefined);
  if (found === undefined) return '';
  return [pid.part(found, FAMILY), pid.part(found, GIVEN)].filter((part) => part).join('\u3000');
}

function addressOf(pid: Hl7Segment): Values {
  const all = pid.repetitions(11);
  const home = all.find((one) => pid.part(one, { component: 7 }) === 'H') ?? all[0];
  if (home === undefined) return {};
  const part = (component: number) => pid.part(home, { component });
  return {
    postal_code: part(5),
    address: part(8) || [part(4), part(3), part(1), part(2)].join(''),
  };
}

function phoneOf(pid: Hl7Segment): string {
  const all = pid.repetitions(13);
  const home = all.find(
    (one) =>
      pid.part(one, { component: 2 }) === 'PRN' && pid.part(one, { component: 3 }) !== 'Internet',
  );
  const one = home ?? all[0];
  if (one === undefined) return '';
  return pid.part(one, { component: 12 }) || pid.part(one, { component: 1 });
}

/** ADT-00 → 患者基本, without the insurance: it may stand in another message. */
export function mapPatient({ owner, issues }: Mapping, pid: Hl7Segment): Values {
  return {
    ...ownerValues(owner),
    name_kanji: nameIn(pid, 'I'),
    name_kana: nameIn(pid, 'P'),
    birth_date: issues.date(pid.text(7), 'PID-7'),
    sex: pid.text(8),
    ...addressOf(pid),
    phone: phoneOf(pid),
  };
}
