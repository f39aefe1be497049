import { EXIT } from '../../kernel/exit-code.js';
import { defineErrors } from '../../kernel/outcome.js';

export const jobErrors = defineErrors({
  JOB_WITHOUT_HANDLER: {
    status: 503,
    exit: EXIT.fault,
    ja: '未処理のジョブ（{names}）を、この版のYuzuは処理できません。ジョブを作った版のYuzuで起動し、処理を終えてから切り替えてください。',
    en: 'There are undone jobs ({names}) that this version of Yuzu does not know. Start the version that made them, let them end, and then change versions.',
  },
});
