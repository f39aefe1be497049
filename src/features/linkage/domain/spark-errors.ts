import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

export const sparkErrors = defineErrors({
  LINK_PROFILE_NOT_ON_SPARK: {
    status: 422,
    exit: EXIT.usage,
    ja: '名寄せプロファイル {profile} の比較条件のうち、Apache Sparkで計算できないものがあります: {conditions}。--engine duckdb で実行するか、その条件のないプロファイルを指定してください。',
    en: 'The linkage profile {profile} compares in ways Apache Spark cannot: {conditions}. Run it with --engine duckdb, or give a profile without these conditions.',
  },
  LINK_SPARK_UNAVAILABLE: {
    status: 503,
    exit: EXIT.refused,
    ja: 'Apache Spark（{master}）を利用できません（{reason}）。マスターとワーカーが起動していること、PYSPARK_DRIVER_PYTHON のPythonにconfig/spark/requirements.txtのパッケージが入っていることを確認してください。データはまだ読み込まれていません。',
    en: 'Apache Spark ({master}) is not available ({reason}). Check that its master and workers run, and that the Python of PYSPARK_DRIVER_PYTHON has the packages of config/spark/requirements.txt. No data were read yet.',
  },
  LINK_SPARK_FAILED: {
    status: 503,
    exit: EXIT.fault,
    ja: 'Apache Sparkでの名寄せが「{step}」の途中で止まりました（{reason}）。結果は出力されず、作業データは消去されました。クラスターの状態とメモリーを確認して、もう一度実行してください。',
    en: 'Linkage on Apache Spark stopped during "{step}" ({reason}). Nothing was written and the working data are erased. Check the state and memory of the cluster and run it again.',
  },
  LINK_SPARK_OPTIONS_MISMATCH: {
    status: 400,
    exit: EXIT.usage,
    ja: '--engine spark には --spark-master（例: spark://host:7077）が必要です。--spark-master と --spark-properties は --engine spark と一緒に指定してください。',
    en: '--engine spark takes --spark-master (e.g. spark://host:7077); --spark-master and --spark-properties are for --engine spark only.',
  },
});
