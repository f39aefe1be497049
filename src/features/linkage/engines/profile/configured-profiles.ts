import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { refuse, type Outcome } from '../../../../kernel/outcome.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Config } from '../../../../platform/config/config.js';
import { installedFolder } from '../../../../platform/files/installed-folder.js';
import { Profiles, type ReadProfile } from '../../application/ports/profiles.js';
import { linkageOfficeErrors as errors } from '../../domain/office-errors.js';
import { YamlProfiles } from './yaml-profiles.js';

/** Profiles a gateway's tickets may name: the operator's own of `linkage.profilesDir`, before those that ship. */
@UseCase()
export class ConfiguredProfiles extends Profiles {
  private readonly shipped = installedFolder('config', 'linkage');
  private readonly yaml = new YamlProfiles(pathToFileURL(`${this.shipped}/`));
  private readonly folders: readonly string[];

  constructor({ settings: { linkage } }: Config) {
    super();
    this.folders = linkage.profilesDir === '' ? [] : [resolve(linkage.profilesDir)];
  }

  /** `name`: lower-case letters, digits and hyphens. Refused unless the profile bears the name of its file. */
  override async read(name: string): Promise<Outcome<ReadProfile>> {
    const file = [...this.folders, this.shipped]
      .map((folder) => join(folder, `${name}.yaml`))
      .find((path) => existsSync(path));
    if (file === undefined) return refuse(errors.LINK_PROFILE_UNKNOWN, { profile: name });
    const read = await this.yaml.read(file);
    if (!read.ok || read.value.profile.name === name) return read;
    const facts = { file: `${name}.yaml`, name: read.value.profile.name };
    return refuse(errors.LINK_PROFILE_MISNAMED, facts);
  }
}
