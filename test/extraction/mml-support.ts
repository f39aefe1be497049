import type { SourceBatch, SourceRow } from '../../src/features/extraction/domain/source-batch.js';
import { addTally, emptyTally } from '../../src/features/extraction/domain/source-batch.js';
import type { SourceFinding } from '../../src/features/extraction/domain/source-finding.js';
import type { TextEncoding } from '../../src/platform/text/text-encoding.js';
import { readMmlFiles } from '../../src/features/extraction/engines/mml/mml-source.js';

export const INSTITUTION = '1310123456';
/** Identifier (JMARI) of the facility whose patient numbers these are. */
export const FACILITY = 'JPN000000000001';

const MODULES = {
  mmlPi: 'PatientInfo/1.0',
  mmlHi: 'HealthInsurance/1.1',
  mmlRd: 'RegisteredDiagnosis/1.0',
  mmlPc: 'ProgressCourse/1.0',
  mmlSm: 'Summary/1.0',
  mmlLb: 'test/1.0',
  mmlLs: 'Lifestyle/1.0',
  mmlPs: 'Prescription/1.0',
};
const COMPONENTS = {
  mmlCm: 'Common/1.0',
  mmlNm: 'Name/1.0',
  mmlAd: 'Address/1.0',
  mmlPh: 'Phone/1.0',
  mmlFc: 'Facility/1.0',
  mmlDp: 'Department/1.0',
  mmlPsi: 'PersonalizedInfo/1.0',
  mmlCi: 'CreatorInfo/1.0',
  mmlSc: 'Security/1.0',
};

/** Namespaces of a version: MML 4 put a `v4` into those of MML 3. */
function namespaces(base: string): string {
  const declared = (prefixes: object, folder: string) =>
    Object.entries(prefixes).map(([prefix, path]) => `xmlns:${prefix}="${base}/${folder}/${path}"`);
  return [
    ...declared(MODULES, 'ContentModule'),
    ...declared(COMPONENTS, 'SharedComponent'),
    'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
  ].join(' ');
}

export interface Item {
  uid: string;
  module: string;
  confirmed?: string;
  /** UID of the edition before. */
  replaces?: string;
  department?: { type: string; id: string };
}

export interface Instance {
  patient?: string;
  idType?: string;
  /** Kind and value of the identifier of the facility that made the instance. */
  maker?: { type: string; id: string };
  facility?: string;
  items: readonly Item[];
}

const creator = (
  department = { type: 'medical', id: '01' },
  maker = { type: 'JMARI', id: FACILITY },
) =>
  `<mmlCi:CreatorInfo><mmlPsi:PersonalizedInfo>
    <mmlCm:Id mmlCm:type="facility" mmlCm:tableId="MML0024">D001</mmlCm:Id>
    <mmlPsi:personName><mmlNm:Name mmlNm:repCode="I" mmlNm:tableId="MML0025"><mmlNm:fullname>医師 一郎</mmlNm:fullname></mmlNm:Name></mmlPsi:personName>
    <mmlFc:Facility><mmlFc:name mmlFc:repCode="I">見本診療所</mmlFc:name><mmlCm:Id mmlCm:type="${maker.type}" mmlCm:tableId="MML0027">${maker.id}</mmlCm:Id></mmlFc:Facility>
    <mmlDp:Department><mmlDp:name mmlDp:repCode="I">内科</mmlDp:name><mmlCm:Id mmlCm:type="${department.type}" mmlCm:tableId="MML0029">${department.id}</mmlCm:Id></mmlDp:Department>
  </mmlPsi:PersonalizedInfo><mmlCi:creatorLicense mmlCi:tableId="MML0026">doctor</mmlCi:creatorLicense></mmlCi:CreatorInfo>`;

const header = (
  p: string,
  { patient = '0000123', idType = 'facility', maker, facility = FACILITY }: Instance,
) =>
  `<${p}MmlHeader>${creator(undefined, maker)}<${p}masterId>
    <mmlCm:Id mmlCm:type="${idType}" mmlCm:tableId="${facility}">${patient}</mmlCm:Id>
  </${p}masterId><${p}toc><${p}tocItem>http://www.w3.org/1999/xhtml</${p}tocItem></${p}toc></${p}MmlHeader>`;

const docInfo = (
  p: string,
  { uid, confirmed = '2023-04-01T10:00:00', replaces, department }: Item,
) =>
  `<${p}docInfo contentModuleType="record"><${p}title generationPurpose="record">記録</${p}title><${p}docId>
    <${p}uid>${uid}</${p}uid>${replaces ? `<${p}parentId relation="oldEdition">${replaces}</${p}parentId>` : ''}
  </${p}docId><${p}confirmDate>${confirmed}</${p}confirmDate>${creator(department)}<${p}extRefs/></${p}docInfo>`;

/** MML 4: `Mml` with items, elements of the base without prefix. */
export const mml4 = (instance: Instance, encoding = 'UTF-8'): string =>
  `<?xml version="1.0" encoding="${encoding}"?>
<Mml version="4.1.2" createDate="2023-04-02T00:00:00" xmlns="http://www.medxml.net/MML/v4/base/1.0" ${namespaces('http://www.medxml.net/MML/v4')}>
${header('', instance)}
<MmlBody>
${instance.items.map((item) => `<MmlModuleItem>${docInfo('', item)}<content>${item.module}</content></MmlModuleItem>`).join('\n')}
</MmlBody></Mml>
`;

/** MML 3: the same contents within HL7 CDA, base elements with prefix, Shift_JIS as its specification asks for. */
export const mml3 = (instance: Instance, encoding = 'Shift_JIS'): string =>
  `<?xml version="1.0" encoding="${encoding}"?>
<!DOCTYPE levelone PUBLIC "-//HL7//DTD CDA Level One 1.0//EN" "MML_3.0_levelone_1.0.dtd">
<levelone xmlns="urn:hl7-org:cda" xmlns:mml="http://www.medxml.net/MML" ${namespaces('http://www.medxml.net/MML')}>
<clinical_document_header><id EX="x1" RT="1.2.3"/><local_header descriptor="MmlHeader" ignore="all">${header('mml:', instance)}</local_header></clinical_document_header>
<body>
${instance.items
  .map(
    (item) =>
      `<section><paragraph><content>記録の表示<local_markup descriptor="mml" ignore="markup">${docInfo('mml:', item)}${item.module}</local_markup></content></paragraph></section>`,
  )
  .join('\n')}
<section><paragraph><content><local_markup descriptor="other"><note xmlns="urn:other">他の規格の印</note></local_markup></content></paragraph></section>
</body></levelone>
`;

export const patientModule = (
  name = '見本　花子',
  birthday = '1958-10-21',
  own = '0000123',
): string =>
  `<mmlPi:PatientModule>
  <mmlPi:uniqueInfo><mmlPi:masterId><mmlCm:Id mmlCm:type="facility" mmlCm:tableId="${FACILITY}">${own}</mmlCm:Id></mmlPi:masterId>
    <mmlPi:otherId mmlPi:type="spouseId"><mmlCm:Id mmlCm:type="facility" mmlCm:tableId="${FACILITY}">0000777</mmlCm:Id></mmlPi:otherId></mmlPi:uniqueInfo>
  <mmlPi:personName>
    <mmlNm:Name mmlNm:repCode="P" mmlNm:tableId="MML0025"><mmlNm:family>ミホン</mmlNm:family><mmlNm:given>ハナコ</mmlNm:given></mmlNm:Name>
    <mmlNm:Name mmlNm:repCode="I" mmlNm:tableId="MML0025"><mmlNm:fullname>${name}</mmlNm:fullname></mmlNm:Name>
    <mmlNm:Name mmlNm:repCode="A" mmlNm:tableId="MML0025"><mmlNm:family>Mihon</mmlNm:family><mmlNm:given>Hanako</mmlNm:given></mmlNm:Name>
  </mmlPi:personName>
  <mmlPi:birthday>${birthday}</mmlPi:birthday><mmlPi:sex>female</mmlPi:sex><mmlPi:nationality>JPN</mmlPi:nationality><mmlPi:marital>married</mmlPi:marital>
  <mmlPi:addresses>
    <mmlAd:Address mmlAd:repCode="I" mmlAd:addressClass="business" mmlAd:tableId="MML0025"><mmlAd:full>勤務先の住所</mmlAd:full><mmlAd:zip>1000001</mmlAd:zip></mmlAd:Address>
    <mmlAd:Address mmlAd:repCode="I" mmlAd:addressClass="home" mmlAd:tableId="MML0025"><mmlAd:prefecture>東京都</mmlAd:prefecture><mmlAd:city>千代田区</mmlAd:city><mmlAd:town>見本町</mmlAd:town><mmlAd:homeNumber>１－２</mmlAd:homeNumber><mmlAd:zip>100-0002</mmlAd:zip></mmlAd:Address>
  </mmlPi:addresses>
  <mmlPi:emailAddresses><mmlCm:email>hanako@example.jp</mmlCm:email></mmlPi:emailAddresses>
  <mmlPi:phones><mmlPh:Phone mmlPh:telEquipType="FX"><mmlPh:full>03-0000-9999</mmlPh:full></mmlPh:Phone><mmlPh:Phone mmlPh:telEquipType="PH"><mmlPh:area>03</mmlPh:area><mmlPh:city>0000</mmlPh:city><mmlPh:number>0001</mmlPh:number></mmlPh:Phone></mmlPi:phones>
  <mmlPi:death mmlPi:date="2023-03-31T06:15">true</mmlPi:death>
</mmlPi:PatientModule>`;

/** Two public insurances beside the health insurance: two rows. */
export const insuranceModule = (number = '06130012'): string =>
  `<mmlHi:HealthInsuranceModule mmlHi:countryType="JPN">
  <mmlHi:insuranceClass mmlHi:ClassCode="06" mmlHi:tableId="MML0031">組合</mmlHi:insuranceClass><mmlHi:insuranceNumber>${number}</mmlHi:insuranceNumber>
  <mmlHi:clientId><mmlHi:group>１１</mmlHi:group><mmlHi:number>２３４</mmlHi:number></mmlHi:clientId><mmlHi:familyClass>false</mmlHi:familyClass>
  <mmlHi:startDate>2020-04-01</mmlHi:startDate><mmlHi:expiredDate>9999-12-31</mmlHi:expiredDate>
  <mmlHi:paymentInRatio>0.3</mmlHi:paymentInRatio><mmlHi:paymentOutRatio>0.3</mmlHi:paymentOutRatio>
  <mmlHi:publicInsurance>
    <mmlHi:publicInsuranceItem mmlHi:priority="1"><mmlHi:provider>54136015</mmlHi:provider><mmlHi:recipient>1234567</mmlHi:recipient><mmlHi:startDate>2022-01-01</mmlHi:startDate><mmlHi:expiredDate>2022-12-31</mmlHi:expiredDate><mmlHi:paymentRatio mmlHi:ratioType="fix">5000</mmlHi:paymentRatio></mmlHi:publicInsuranceItem>
    <mmlHi:publicInsuranceItem mmlHi:priority="2"><mmlHi:provider>80136017</mmlHi:provider><mmlHi:recipient>7654321</mmlHi:recipient><mmlHi:startDate>2022-01-01</mmlHi:startDate><mmlHi:expiredDate>2022-12-31</mmlHi:expiredDate><mmlHi:paymentRatio mmlHi:ratioType="ratio">0.1</mmlHi:paymentRatio></mmlHi:publicInsuranceItem>
  </mmlHi:publicInsurance>
</mmlHi:HealthInsuranceModule>`;

export const diagnosisModule = (name = '２型糖尿病'): string =>
  `<mmlRd:RegisteredDiagnosisModule>
  <mmlRd:diagnosis mmlRd:code="8830046" mmlRd:system="レセプト電算">${name}</mmlRd:diagnosis>
  <mmlRd:categories><mmlRd:category mmlRd:tableId="MML0012">mainDiagnosis</mmlRd:category><mmlRd:category mmlRd:tableId="MML0015">confirmedDiagnosis</mmlRd:category></mmlRd:categories>
  <mmlRd:startDate>2021-05-06</mmlRd:startDate><mmlRd:endDate>2022-07</mmlRd:endDate><mmlRd:outcome>recovering</mmlRd:outcome><mmlRd:firstEncounterDate>2021</mmlRd:firstEncounterDate>
  <mmlRd:relatedHealthInsurance mmlRd:uid="hi-1"/>
</mmlRd:RegisteredDiagnosisModule>`;

/** Two materials with two items and one: three rows. */
export const testModule = (): string =>
  `<mmlLb:TestModule>
  <mmlLb:information mmlLb:registId="R0001" mmlLb:sampleTime="2023-03-30T09:00:00+09:00" mmlLb:registTime="2023-03-30" mmlLb:reportTime="2023-03-31T12:34:56">
    <mmlLb:reportStatus mmlLb:statusCode="final" mmlLb:statusCodeId="mmlLb0001">最終報告</mmlLb:reportStatus><mmlLb:set mmlLb:setCode="S1">生化学</mmlLb:set>
    <mmlLb:facility mmlLb:facilityCode="${FACILITY}" mmlLb:facilityCodeId="JMARI">見本診療所</mmlLb:facility>
    <mmlLb:laboratoryCenter mmlLb:centerCode="9" mmlLb:centerCodeId="X">見本検査センター</mmlLb:laboratoryCenter></mmlLb:information>
  <mmlLb:laboTest><mmlLb:specimen><mmlLb:specimenName mmlLb:spCode="023" mmlLb:spCodeId="JLAC10">血清</mmlLb:specimenName></mmlLb:specimen>
    <mmlLb:item><mmlLb:itemName mmlLb:itCode="3B035" mmlLb:itCodeId="JLAC10">AST</mmlLb:itemName><mmlLb:value>35</mmlLb:value><mmlLb:numValue mmlLb:up="30" mmlLb:low="13" mmlLb:out="H">35</mmlLb:numValue><mmlLb:unit>U/L</mmlLb:unit><mmlLb:itemMemo>溶血</mmlLb:itemMemo><mmlLb:itemMemoF>再検ずみ</mmlLb:itemMemoF></mmlLb:item>
    <mmlLb:item><mmlLb:itemName mmlLb:itCode="5C070" mmlLb:itCodeId="JLAC10">CRP</mmlLb:itemName><mmlLb:value mmlLb:out="N">0.02未満</mmlLb:value></mmlLb:item></mmlLb:laboTest>
  <mmlLb:laboTest><mmlLb:specimen><mmlLb:specimenName mmlLb:spCode="001" mmlLb:spCodeId="JLAC10">尿</mmlLb:specimenName></mmlLb:specimen>
    <mmlLb:item><mmlLb:itemName mmlLb:itCode="1A010" mmlLb:itCodeId="JLAC10">尿蛋白</mmlLb:itemName><mmlLb:value>(−)</mmlLb:value></mmlLb:item></mmlLb:laboTest>
</mmlLb:TestModule>`;

/** Two problems: two rows. */
export const progressModule = (): string =>
  `<mmlPc:ProgressCourseModule><mmlPc:structuredExpression>
  <mmlPc:problemItem><mmlPc:problem mmlPc:dxUid="rd-1">糖尿病</mmlPc:problem>
    <mmlPc:subjective><mmlPc:freeNotes>だるい。<xhtml:br/>食欲は<xhtml:b>ある</xhtml:b>。</mmlPc:freeNotes><mmlPc:subjectiveItem><mmlPc:timeExpression>昨日</mmlPc:timeExpression><mmlPc:eventExpression>めまい</mmlPc:eventExpression></mmlPc:subjectiveItem></mmlPc:subjective>
    <mmlPc:objective><mmlPc:objectiveNotes>
        血圧 118/86
        心音 正常
      </mmlPc:objectiveNotes><mmlPc:physicalExam><mmlPc:physicalExamItem><mmlPc:title>浮腫</mmlPc:title><mmlPc:result>なし</mmlPc:result><mmlPc:interpretation>正常</mmlPc:interpretation></mmlPc:physicalExamItem><mmlPc:physicalExamItem><mmlPc:title>体温</mmlPc:title><mmlPc:result>36.5</mmlPc:result></mmlPc:physicalExamItem></mmlPc:physicalExam></mmlPc:objective>
    <mmlPc:assessment><mmlPc:assessmentItem>安定</mmlPc:assessmentItem><mmlPc:assessmentItem>HbA1c &lt; 7</mmlPc:assessmentItem></mmlPc:assessment>
    <mmlPc:plan><mmlPc:rxOrder><mmlPs:PrescriptionModule><mmlPs:medication><mmlPs:medicine><mmlPs:name>薬甲 5mg</mmlPs:name></mmlPs:medicine><mmlPs:dose>1</mmlPs:dose><mmlPs:doseUnit>錠</mmlPs:doseUnit></mmlPs:medication></mmlPs:PrescriptionModule></mmlPc:rxOrder><mmlPc:planNotes>次回4週後<mmlCm:extRef mmlCm:href="a.jpg" mmlCm:title="写真"/></mmlPc:planNotes></mmlPc:plan>
  </mmlPc:problemItem>
  <mmlPc:problemItem><mmlPc:problem>高血圧</mmlPc:problem></mmlPc:problemItem>
</mmlPc:structuredExpression></mmlPc:ProgressCourseModule>`;

/** One summary with one diagnosis within: two rows. */
export const summaryModule = (): string =>
  `<mmlSm:SummaryModule>
  <mmlSm:serviceHistory mmlSm:start="2023-03-01" mmlSm:end="2023-03-31"><mmlSm:inPatient>
    <mmlSm:inPatientItem><mmlSm:admission><mmlSm:date>2022-01-01</mmlSm:date></mmlSm:admission><mmlSm:discharge><mmlSm:date>2022-01-10</mmlSm:date></mmlSm:discharge></mmlSm:inPatientItem>
    <mmlSm:inPatientItem><mmlSm:admission><mmlSm:date>2023-03-05</mmlSm:date><mmlSm:admissionCondition mmlSm:emergency="true">救急車で来院</mmlSm:admissionCondition></mmlSm:admission><mmlSm:discharge><mmlSm:date>2023-03-31</mmlSm:date><mmlSm:dischargeCondition mmlSm:outcome="died">死亡退院</mmlSm:dischargeCondition></mmlSm:discharge></mmlSm:inPatientItem>
  </mmlSm:inPatient></mmlSm:serviceHistory>
  ${diagnosisModule('急性心筋梗塞')}
  <mmlSm:deathInfo mmlSm:date="2023-03-31T06:15:00" mmlSm:autopsy="false">心不全</mmlSm:deathInfo>
  <mmlSm:chiefComplaints>胸痛</mmlSm:chiefComplaints><mmlSm:patientProfile>農業</mmlSm:patientProfile><mmlSm:history>特になし</mmlSm:history>
  <mmlSm:clinicalCourse><mmlSm:clinicalRecord mmlSm:date="2023-03-05">入院</mmlSm:clinicalRecord><mmlSm:clinicalRecord>急変</mmlSm:clinicalRecord></mmlSm:clinicalCourse>
  <mmlSm:testResults><mmlSm:testResult mmlSm:date="2023-03-06">心電図 ST上昇</mmlSm:testResult></mmlSm:testResults>
  <mmlSm:plan>なし</mmlSm:plan><mmlSm:remarks>ご家族に説明ずみ</mmlSm:remarks>
</mmlSm:SummaryModule>`;

const LIFESTYLE =
  '<mmlLs:LifestyleModule><mmlLs:occupation>農業</mmlLs:occupation></mmlLs:LifestyleModule>';

/** One document of each kind, and one of a kind the definition does not cover. */
export const ITEMS: readonly Item[] = [
  { uid: 'rd-1', module: diagnosisModule() },
  { uid: 'lb-1', module: testModule(), confirmed: '2023-03-31' },
  { uid: 'pc-1', module: progressModule() },
  { uid: 'pi-1', module: patientModule() },
  { uid: 'hi-1', module: insuranceModule() },
  { uid: 'sm-1', module: summaryModule() },
  { uid: 'ls-1', module: LIFESTYLE },
];

/** Rows of the six documents, counted by hand: the summary brings a second diagnosis. */
export const ROWS_BY_HAND = {
  patient: 1,
  mml_patient: 1,
  mml_insurance: 2,
  mml_diagnosis: 2,
  mml_lab_result: 3,
  mml_progress: 2,
  mml_summary: 1,
};

export interface Read {
  rows: SourceRow[];
  findings: SourceFinding[];
  tally: SourceBatch['tally'];
}

export async function collected(batches: AsyncIterable<SourceBatch>): Promise<Read> {
  const read: Read = { rows: [], findings: [], tally: emptyTally('record') };
  for await (const { rows, findings, tally } of batches) {
    for (const row of rows) read.rows.push(row);
    read.findings.push(...findings);
    read.tally = addTally(read.tally, tally);
  }
  return read;
}

/** Reads files given as bytes, by name. */
export function readBytes(
  files: Readonly<Record<string, Buffer | string>>,
  institutionCode = INSTITUTION,
  encoding?: TextEncoding,
): Promise<Read> {
  const all = Object.entries(files).map(([path, content]) => ({
    path,
    chunks: () => [Buffer.from(content)],
  }));
  return collected(readMmlFiles(() => all, { institutionCode, encoding }));
}

export const rowsIn = ({ rows }: Read, table: string): Readonly<Record<string, string>>[] =>
  rows.filter((row) => row.table === table).map(({ values }) => values);

export function countsOf({ rows }: Read): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { table } of rows) counts[table] = (counts[table] ?? 0) + 1;
  return counts;
}

export const codesOf = ({ findings }: Read): string[] => findings.map(({ code }) => code);
