import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import {
  CERTIFICATION_CHANGES,
  type CertificationChange,
  OPERATOR_KINDS,
  type OperatorKind,
} from '../domain/certification.js';

export class CertificationDayDto {
  /** Day of the standing; today when absent. */
  @IsOptional() @IsLocalDate() on?: string;
}

class CertificationChangeDto {
  /** Certification as maker of anonymised (art. 9) or pseudonymised (art. 33) information. */
  @IsIn(OPERATOR_KINDS) kind: OperatorKind;
  @IsIn(CERTIFICATION_CHANGES) change: CertificationChange;
  /** Certification number: of a grant, and of a renewal under a new number. */
  @IsOptional() @IsString() @Length(1, 100) number?: string;
  /** First day on which the change counts; may lie in the future. */
  @IsLocalDate() effectiveOn: string;
  /** Last day of what is granted, renewed or suspended; open-ended when absent. */
  @IsOptional() @IsLocalDate() until?: string;
}

export class OwnCertificationChangeDto extends CertificationChangeDto {
  /** Where the public notice (公示) stands, once there is one. */
  @IsOptional() @IsString() @Length(1, 300) reference?: string;
}

export class PeerCertificationChangeDto extends CertificationChangeDto {
  /** Where the public notice (公示) stands, e.g. the issue of the 官報 or its address. */
  @IsString() @Length(1, 300) reference: string;
}
