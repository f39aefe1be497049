import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsNested } from '../../../platform/http/is-nested.js';
import { IsWhole } from '../../../platform/http/is-whole.js';

const NAME = /^[a-z][a-z0-9_]{0,62}$/;

export class PeriodDto {
  @IsLocalDate() from: string;
  @IsLocalDate() to: string;
}

export class DataUserDto {
  @IsString() @Length(1, 200) organisation: string;
  @IsString() @Length(1, 300) address: string;
  @IsString() @Length(1, 100) representative: string;
}

export class ResearchPlanDto {
  @IsString() @Length(1, 500) title: string;
  @IsString() @Length(1, 200) applicant: string;
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  institutions: string[];
  @IsString() @Length(1, 5000) purpose: string;
  @IsString() @Length(1, 5000) method: string;
  @IsString() @Length(1, 2000) schedule: string;
  @IsNested(() => PeriodDto) usePeriod: PeriodDto;
  @IsString() @Length(1, 2000) publication: string;
  @IsString() @Length(1, 2000) ethics: string;
}

export class ContractedTableDto {
  @Matches(NAME) table: string;
  @ArrayNotEmpty() @ArrayMaxSize(2000) @Matches(NAME, { each: true }) items: string[];
}

export class SpecificationDraftDto {
  @Matches(/^[a-z0-9][a-z0-9./-]{0,99}$/) definitionId: string;
  @IsWhole(1, 1_000_000) definitionVersion: number;
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ContractedTableDto)
  tables: ContractedTableDto[];
  @IsNested(() => PeriodDto) period: PeriodDto;
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  diseases: string[];
  @IsOptional() @IsString() @Length(1, 2000) note?: string;
}

export class PermissionToShareDto {
  @IsBoolean() given: boolean;
  @IsLocalDate() recordedOn: string;
}

export class NewCaseDto {
  @IsNested(() => DataUserDto) dataUser: DataUserDto;
  @IsNested(() => ResearchPlanDto) researchPlan: ResearchPlanDto;
  @IsNested(() => SpecificationDraftDto) specificationDraft: SpecificationDraftDto;
  @IsNested(() => PermissionToShareDto) permissionToShare: PermissionToShareDto;
  /** リハーサル: a case of synthetic data only, which no real data may enter. Default: a real case; never changed. */
  @IsOptional() @IsBoolean() rehearsal?: boolean;
}

export class NewProvisionRequestDto {
  @Matches(/^[A-Z0-9]{2,12}$/) provider: string;
  @IsLocalDate() wishedDeliveryOn: string;
  @IsString() @Length(1, 2000) note: string;
}
