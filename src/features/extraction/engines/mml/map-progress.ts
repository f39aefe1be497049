import type { Values } from './mapping.js';
import { captioned, linesOf, plainText } from './plain-text.js';
import { at, attributeOf, childrenOf, type XmlElement } from './xml-element.js';

const textsIn = (element: XmlElement | undefined, ...names: readonly string[]): string[] =>
  names.map((name) => plainText(at(element, name)));

/** 主観的情報: notes, then events with their time. */
function subjectiveOf(problem: XmlElement): string {
  const subjective = at(problem, 'subjective');
  const events = childrenOf(subjective, 'subjectiveItem').map((item) =>
    captioned(
      plainText(at(item, 'timeExpression')),
      linesOf(childrenOf(item, 'eventExpression').map(plainText)),
    ),
  );
  return linesOf([...textsIn(subjective, 'freeNotes'), ...events]);
}

function physicalExamOf(problem: XmlElement): string {
  const exam = at(problem, 'objective', 'physicalExam');
  const items = childrenOf(exam, 'physicalExamItem');
  return linesOf(
    items.map((item) => captioned(...textsIn(item, 'title', 'result', 'interpretation'))),
  );
}

function problemOf(item: XmlElement): Values {
  const problem = at(item, 'problem');
  return {
    problem: plainText(problem),
    diagnosis_uid: attributeOf(problem, 'dxUid'),
    subjective: subjectiveOf(item),
    objective: plainText(at(item, 'objective', 'objectiveNotes')),
    physical_exam: physicalExamOf(item),
    assessment: linesOf(childrenOf(at(item, 'assessment'), 'assessmentItem').map(plainText)),
    plan: plainText(at(item, 'plan')),
  };
}

/** 経過記録情報モジュール（mmlPc）: one row per problem; the free expression stands in the first row. */
export function mapProgressModule(module: XmlElement): Values[] {
  const problems = childrenOf(at(module, 'structuredExpression'), 'problemItem').map(problemOf);
  const free = plainText(at(module, 'FreeExpression'));
  const rows = problems.length === 0 && free !== '' ? [{}] : problems;
  return rows.map((row, index) => ({
    sequence: String(index + 1),
    ...row,
    free_expression: index === 0 ? free : '',
  }));
}
