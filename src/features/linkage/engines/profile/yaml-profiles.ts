import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { Profiles, type ReadProfile } from '../../application/ports/profiles.js';
import { linkageErrors } from '../../domain/errors.js';
import { checkProfile } from '../../domain/model/check-profile.js';
import type { Profile } from '../../domain/model/profile.js';

const isName = (text: string): boolean => /^[a-z0-9-]+$/.test(text);

const invalid = (file: string, problems: string): Outcome<never> =>
  refuse(linkageErrors.LINK_PROFILE_INVALID, { file: basename(file), problems });

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** Profiles as YAML files, held against config/linkage/profile.schema.json. */
export class YamlProfiles extends Profiles {
  /** `folder`: config/linkage, with the shipped profiles and the schema. */
  constructor(private readonly folder: URL) {
    super();
  }

  override async read(nameOrPath: string): Promise<Outcome<ReadProfile>> {
    const file = isName(nameOrPath) ? new URL(`${nameOrPath}.yaml`, this.folder) : nameOrPath;
    const name = basename(nameOrPath);
    const text = await readFile(file, 'utf8').catch((error: unknown) => error as Error);
    if (typeof text !== 'string')
      return refuse(linkageErrors.LINK_FILE_UNREADABLE, {
        file: name,
        reason: (text as NodeJS.ErrnoException).code ?? text.name,
      });
    return this.checked(name, text);
  }

  private async checked(name: string, text: string): Promise<Outcome<ReadProfile>> {
    const content = parsed(text);
    const schema = await readFile(new URL('profile.schema.json', this.folder), 'utf8');
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
    const isValid = ajv.compile<Profile>(JSON.parse(schema) as object);
    if (!isValid(content)) return invalid(name, ajv.errorsText(isValid.errors));
    const problems = checkProfile(content);
    if (problems.length > 0) return invalid(name, problems.join('; '));
    return ok({ profile: content, sha256: createHash('sha256').update(text).digest('hex') });
  }
}
