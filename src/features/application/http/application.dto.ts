import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const NAME = /^[a-z][a-z0-9_]{0,62}$/;

export class PeriodDto {
  @Matches(DATE) from: string;
  @Matches(DATE) to: string;
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
  @ValidateNested() @Type(() => PeriodDto) usePeriod: PeriodDto;
  @IsString() @Length(1, 2000) publication: string;
  @IsString() @Length(1, 2000) ethics: string;
}

export class ContractedTableDto {
  @Matches(NAME) table: string;
  @ArrayNotEmpty() @ArrayMaxSize(2000) @Matches(NAME, { each: true }) items: string[];
}

export class SpecificationDraftDto {
  @Matches(/^[a-z0-9][a-z0-9./-]{0,99}$/) definitionId: string;
  @IsInt() @Min(1) definitionVersion: number;
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ContractedTableDto)
  tables: ContractedTableDto[];
  @ValidateNested() @Type(() => PeriodDto) period: PeriodDto;
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  diseases: string[];
  @IsOptional() @IsString() @Length(1, 2000) note?: string;
}

export class PermissionToShareDto {
  @IsBoolean() given: boolean;
  @Matches(DATE) recordedOn: string;
}

export class NewCaseDto {
  @ValidateNested() @Type(() => DataUserDto) dataUser: DataUserDto;
  @ValidateNested() @Type(() => ResearchPlanDto) researchPlan: ResearchPlanDto;
  @ValidateNested() @Type(() => SpecificationDraftDto) specificationDraft: SpecificationDraftDto;
  @ValidateNested() @Type(() => PermissionToShareDto) permissionToShare: PermissionToShareDto;
  /** リハーサル: a case of synthetic data only, which no real data may enter. Default: a real case; never changed. */
  @IsOptional() @IsBoolean() rehearsal?: boolean;
}

export class NewProvisionRequestDto {
  @Matches(/^[A-Z0-9]{2,12}$/) provider: string;
  @Matches(DATE) wishedDeliveryOn: string;
  @IsString() @Length(1, 2000) note: string;
}
