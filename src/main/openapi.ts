import { DiscoveryService } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { PERMISSION, PUBLIC } from '../platform/http/permit.js';

const UI = '/api/docs';
const JSON_DOCUMENT = '/api/openapi.json';

/** In the order a case flows. */
const TAGS: readonly (readonly [string, string])[] = [
  ['identity', 'ログインと、利用者およびその役割を扱います。'],
  [
    'operator',
    '自事業者の公開鍵と証明書を示し、相手事業者の登録と確認、認定の異動の記録を行います。',
  ],
  ['catalogue', '受け渡すデータの項目定義を提案し、事業者間で合意します。'],
  ['holdings', '各事業者の保有期間と件数を集め、共通して提供できる期間を求め、項目を検索します。'],
  [
    'conversion',
    '事業者ごとの項目を共通データ定義書へ変換する規則（変換定義）を登録し、対応状況を報告します。',
  ],
  ['contract', '基本契約と個別契約を起案し、署名し、変更し、終了させ、その証拠を書き出します。'],
  ['application', '利活用の案件を登録し、相手事業者に提供を依頼します。'],
  ['review', '認定事業者の審査委員会で、利益相反の申告、投票、決定を行います。'],
  ['opt-out', '本人などからの提供停止の求めを受け付け、抽出に渡す一覧を作ります。'],
  [
    'notice',
    '医療機関等が本人に行った通知を二人で登録し、待機期間とともに抽出に渡す一覧を作ります。',
  ],
  ['transfer', '提供パッケージの計画から封緘、搬送、受領、開封までと、媒体の保管を記録します。'],
  ['linkage', '名寄せのジョブ票を発行し、その結果を記録します。'],
  [
    'provision-log',
    '提供と受領の記録を保存し、検索し、突き合わせ、第三者が検証できる形で書き出します。',
  ],
  ['protocol', '事業者間の通信経路の状態を示し、通信文をファイルで受け渡します。'],
  ['audit', '操作の記録（監査証跡）を読みます。'],
  ['gateway', 'ゲートウェイの稼働状況を示します。'],
];

const DESCRIPTION = `次世代医療基盤法の認定事業者が、特定の個人を識別できる医療情報を互いに授受するためのゲートウェイです。
\`POST /api/sessions\` で得たトークンを「Authorize」に入力してください。各操作に必要な権限はその説明にあります。
再送することのある要求には \`Idempotency-Key\` を付けてください。同じ要求には最初の結果を返し、二度は実行しません。

A gateway with which certified medical-data operators hand named medical information to each other.
Obtain a token with \`POST /api/sessions\` and enter it under "Authorize". A command that may be sent again
carries an \`Idempotency-Key\`: the repeated request gets the first outcome and has no second effect.`;

type Schema = Exclude<
  NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string],
  { $ref: string }
>;

const text: Schema = { type: 'string' };

/** Body of every answer other than the declared one: see docs/errors.md. */
const ERROR: Schema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'ja', 'en', 'facts'],
      properties: {
        code: {
          ...text,
          description: '版が変わっても変更されないコードです。docs/errors.md に一覧があります。',
        },
        ja: text,
        en: text,
        facts: { type: 'object', additionalProperties: true },
      },
    },
  },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description: '要求ごとに呼び出し側が決める値。再送には同じ値を付けます。',
  schema: { ...text, maxLength: 100 },
};

/** Of the HTTP API: raised when what it describes changes. */
const VERSION = '0.1.0';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

function operationsOf(document: OpenAPIObject): [string, Operation][] {
  return Object.values(document.paths).flatMap((path) =>
    METHODS.flatMap((method): [string, Operation][] => {
      const operation = path[method];
      return operation ? [[method, operation]] : [];
    }),
  );
}

/** What the decorators do not tell: the permission of @Permit, the key of repeated commands, the errors. */
function complete(operation: Operation, method: string, permission: string): void {
  operation.tags ??= ['gateway'];
  const words =
    permission === PUBLIC ? 'ログインは不要です。' : `必要な権限 / Permission: \`${permission}\``;
  operation.description = [operation.description, words].filter(Boolean).join('\n\n');
  Object.assign(operation, { 'x-permission': permission });
  if (method !== 'get' && permission !== PUBLIC)
    operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY];
  operation.responses.default = {
    description: '受け付けられない理由と、次に行うこと。',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  };
}

/** As @Permit declares it on the method `Controller.method` of the operation's id. */
function permissionOf(app: NestExpressApplication, { operationId = '' }: Operation): string {
  const [controller, method = ''] = operationId.split('.');
  const { metatype } =
    app
      .get(DiscoveryService)
      .getControllers()
      .find(({ name }) => name === controller) ?? {};
  const handlers = (metatype?.prototype ?? {}) as Record<string, object>;
  return String(Reflect.getMetadata(PERMISSION, handlers[method] ?? {}));
}

/** The API has no fractions: amounts are whole yen, rates are texts. The framework says `number` of every number. */
function sayInteger(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  if ('type' in part && part.type === 'number') part.type = 'integer';
  for (const inner of Object.values(part)) sayInteger(inner);
}

/** The description of the HTTP API, made from the running app. */
function openApiDocument(app: NestExpressApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('融通 / Yuzu')
    .setDescription(DESCRIPTION)
    .setVersion(VERSION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer' });
  for (const [tag, sentence] of TAGS) builder.addTag(tag, sentence);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    autoTagControllers: false,
    operationIdFactory: (controller, method) => `${controller}.${method}`,
  });
  for (const [method, operation] of operationsOf(document))
    complete(operation, method, permissionOf(app, operation));
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Error: ERROR },
  };
  sayInteger(document.paths);
  sayInteger(document.components);
  return document;
}

/**
 * Serves the document, its page (whose scripts lie in node_modules, so that it works without Internet)
 * and a way from the bare address to the page. Before `app.init()`: routes added later are never reached.
 */
export function serveOpenApi(app: NestExpressApplication): void {
  SwaggerModule.setup(UI, app, openApiDocument(app), {
    jsonDocumentUrl: JSON_DOCUMENT,
    raw: ['json'],
    customSiteTitle: '融通 / Yuzu API',
    swaggerOptions: { docExpansion: 'none', persistAuthorization: false },
  });
  const express = app.getHttpAdapter().getInstance();
  express.get('/', (_, response) => {
    response.redirect(UI);
  });
}
