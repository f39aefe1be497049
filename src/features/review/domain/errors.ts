import { defineErrors } from '../../../kernel/outcome.js';

export const reviewErrors = defineErrors({
  REVIEW_UNKNOWN: {
    status: 404,
    ja: '審査「{review}」は見つかりません。審査の一覧を確認してください。',
    en: 'There is no review "{review}". Look in the list of reviews.',
  },
  REVIEW_SUBJECT_WRONG: {
    status: 422,
    ja: '2回目審査は案件について行います。提供依頼は1回目審査の対象です。',
    en: 'A second review is about a case; a provision request gets a first review.',
  },
  REVIEW_DUE_DATE_INVALID: {
    status: 422,
    ja: '審査期限「{dueOn}」は暦にないか、既に過ぎています。今日以後の実在する日付を指定してください。',
    en: 'The due date "{dueOn}" is not in the calendar or has passed. Give an existing date, today or later.',
  },
  CONFLICT_UNDECLARED: {
    status: 409,
    ja: '審査「{review}」では、投票・決定の前に利益相反の有無を申告してください。',
    en: 'Declare whether you have a conflict of interest before voting or deciding in review "{review}".',
  },
  MEMBER_CONFLICTED: {
    status: 403,
    ja: '審査「{review}」について利益相反を申告した委員は、投票も決定もできません。',
    en: 'A member with a declared conflict of interest neither votes nor decides in review "{review}".',
  },
  CONFLICT_STANDS: {
    status: 409,
    ja: '審査「{review}」で申告済みの利益相反は取り消せません。この審査には他の委員が加わってください。',
    en: 'The conflict of interest declared in review "{review}" cannot be taken back. Let other members take part.',
  },
  VOTED_ALREADY: {
    status: 409,
    ja: '審査「{review}」には投票済みです。投票は委員1人につき1回で、変更できません。',
    en: 'You have voted in review "{review}" already. Each member votes once, for good.',
  },
  QUORUM_MISSING: {
    status: 409,
    ja: '審査「{review}」の賛否の投票は{cast}票で、定足数の{quorum}票に足りません（棄権は数えません）。他の委員の投票を待ってください。',
    en: 'Review "{review}" has {cast} votes for or against, and needs {quorum} (abstentions do not count). Wait for other members’ votes.',
  },
  VOTES_TIED: {
    status: 409,
    ja: '審査「{review}」は賛否が{approve}票ずつの同数です。まだ投票していない委員の投票を得てから決定してください。',
    en: 'Review "{review}" is tied at {approve} votes each. Decide once a member who has not voted yet has voted.',
  },
  DECISION_AGAINST_MAJORITY: {
    status: 409,
    ja: '審査「{review}」の投票は賛成{approve}票、反対{reject}票です。決定は多数に従ってください。',
    en: 'The votes of review "{review}" are {approve} for and {reject} against. The decision follows the majority.',
  },
  NOTICE_OF_UNKNOWN_REQUEST: {
    status: 403,
    ja: '事業者「{operator}」からの提供依頼「{request}」でこの案件について承認したものはないため、2回目審査の結果を受け取れません。',
    en: 'No provision request "{request}" of operator "{operator}" about this case was accepted here, so no second review of it is recorded.',
  },
});
