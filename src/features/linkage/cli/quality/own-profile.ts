import { Option } from 'commander';
import type { CliContext } from '../../../../platform/cli/cli-context.js';

/** `--profile`, for what goes by the profile of a run. */
export const ownProfile = (context: CliContext): Option =>
  new Option(
    '--profile <name>',
    context.text(
      '名寄せに用いたプロファイル（独自のファイルの場合）',
      'the profile of the linkage, where it is an own file',
    ),
  );
