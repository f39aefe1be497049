import { DEFAULT_RECORD_FORM, type RecordForm } from '../domain/record-form.js';

/** What the operator may set about its records. */
export class ProvisionLogSettings {
  constructor(readonly form: RecordForm = DEFAULT_RECORD_FORM) {}
}
