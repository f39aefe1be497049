/** Names in the folder of a review. All but the receipt hold patient ids or judgements on them. */
export const REVIEW_FILE = {
  plan: 'plan.json',
  disputes: 'disputes.json',
  decisions: 'decisions.csv',
  labels: 'labels.csv',
  receipt: 'link-review.receipt.json',
} as const;

export const judgementsFile = (reviewer: string): string => `judgements-${reviewer}.asc`;
