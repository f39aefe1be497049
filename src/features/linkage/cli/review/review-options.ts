import { InvalidArgumentError } from 'commander';
import type { CliContext } from '../../../../platform/cli/cli-context.js';

export const ticketText = (context: CliContext) =>
  context.text('目視確認のジョブ票', 'job ticket for the review');
export const keysText = (context: CliContext) =>
  context.text('事業者の鍵フォルダ', 'the operator’s key folder');
export const folderText = (context: CliContext) =>
  context.text('目視確認のフォルダ', 'folder of the review');

export function countOption(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('');
  return Number(value);
}
