/** An access key. The secret and the token never reach an error text, a log or a report. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary credentials only. */
  readonly sessionToken?: string | undefined;
}
