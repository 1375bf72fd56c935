/** A public document, model or set of recordings that citations refer to. */
export interface Source {
  readonly title: string;
  /** Where a reader finds it: an address, or repository and path. */
  readonly location: string;
  /** The edition or the date on which the recording was made. */
  readonly edition: string;
}

/** Every source that the contract cites, by short name. */
export const sources = {
  "api-reference": {
    title: "IAM API Reference, UpdateServiceSpecificCredential",
    location: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServiceSpecificCredential.html",
    edition: "2025",
  },
  "api-reference-list": {
    title: "IAM API Reference, ListServiceSpecificCredentials",
    location: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html",
    edition: "2025",
  },
  "api-reference-create": {
    title: "IAM API Reference, CreateServiceSpecificCredential",
    location: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceSpecificCredential.html",
    edition: "2025",
  },
  "common-errors": {
    title: "IAM API Reference, Common Errors, in the words that all AWS API references shared",
    location: "https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html",
    edition: "until 2025",
  },
  "common-error-types": {
    title: "IAM API Reference, Common Error Types, the page that took the place of Common Errors",
    location: "https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html",
    edition: "2026",
  },
  "common-parameters": {
    title: "IAM API Reference, Common Parameters",
    location: "https://docs.aws.amazon.com/IAM/latest/APIReference/CommonParameters.html",
    edition: "2025",
  },
  "query-requests": {
    title: "IAM User Guide, Calling the IAM API using HTTP query requests",
    location: "https://docs.aws.amazon.com/IAM/latest/UserGuide/programming.html",
    edition: "2025",
  },
  "name-requirements": {
    title: "IAM User Guide, IAM and AWS STS quotas, IAM name requirements",
    location: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    edition: "2025",
  },
  "eventual-consistency": {
    title: "IAM User Guide, Troubleshoot IAM, Changes that I make are not always immediately visible",
    location:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html#troubleshoot_general_eventual-consistency",
    edition: "2025",
  },
  "signature-v4": {
    title: "IAM User Guide, AWS Signature Version 4 for API requests",
    location: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html",
    edition: "2026",
  },
  "signature-troubleshooting": {
    title: "IAM User Guide, Troubleshoot Signature Version 4 signing for AWS API requests",
    location: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html",
    edition: "2025",
  },
  "scope-troubleshooting": {
    title: "IAM User Guide, Troubleshoot signed requests for AWS APIs",
    location: "https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html",
    edition: "the first in the IAM User Guide; also awsdocs/iam-user-guide, commit b78cb74",
  },
  "earlier-signature-troubleshooting": {
    title: "AWS General Reference, Troubleshooting AWS Signature Version 4 Errors",
    location: "https://docs.aws.amazon.com/general/latest/gr/signature-v4-troubleshooting.html",
    edition: "1.0, before the page moved to the IAM User Guide",
  },
  "signed-request": {
    title: "IAM User Guide, Create a signed AWS API request",
    location: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html",
    edition: "2026",
  },
  "first-signed-request": {
    title: "IAM User Guide, Create a signed AWS API request",
    location: "https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html",
    edition: "2023, the first in the IAM User Guide; also awsdocs/iam-user-guide, commit b78cb74",
  },
  "canonical-request": {
    title: "AWS General Reference, Create a canonical request for Signature Version 4",
    location: "https://docs.aws.amazon.com/general/latest/gr/sigv4-create-canonical-request.html",
    edition: "before the page moved to the IAM User Guide, 2023",
  },
  "signing-elements": {
    title: "IAM User Guide, Elements of an AWS API request signature",
    location: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html",
    edition: "2026; so already in 2023, awsdocs/iam-user-guide, commit b78cb74",
  },
  "authentication-methods": {
    title: "IAM User Guide, Authentication methods",
    location: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html",
    edition: "2026",
  },
  "signing-vectors": {
    title: "AWS, test suite of Signature Version 4",
    location: "awslabs/aws-c-auth tests/aws-signing-test-suite/v4",
    edition: "2026",
  },
  "aws-query": {
    title: "Smithy, AWS query protocol",
    location: "https://smithy.io/2.0/aws/protocols/aws-query-protocol.html",
    edition: "2.0",
  },
  "aws-query-requests": {
    title: "Smithy, AWS query protocol, Request serialization",
    location: "https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#request-serialization",
    edition: "2.0",
  },
  "http-semantics": {
    title: "HTTP Semantics, RFC 9110",
    location: "https://www.rfc-editor.org/rfc/rfc9110",
    edition: "2022",
  },
  "http-messages": {
    title: "HTTP/1.1, RFC 9112",
    location: "https://www.rfc-editor.org/rfc/rfc9112",
    edition: "2022",
  },
  "sdk-retries": {
    title: "AWS SDKs and Tools Reference Guide, Retry behavior",
    location: "https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html",
    edition: "2026",
  },
  "boto3-errors": {
    title: "Boto3 documentation, Error handling",
    location: "https://docs.aws.amazon.com/boto3/latest/guide/error-handling.html",
    edition: "2025",
  },
  "sdk-js-responses": {
    title: "AWS SDK for JavaScript v3 Developer Guide, Handle service client responses",
    location: "https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/the-response-object.html",
    edition: "2025",
  },
  "protocol-tests": {
    title: "Smithy, protocol tests for AWS query",
    location: "smithy-lang/smithy smithy-aws-protocol-tests/model/awsQuery",
    edition: "August 2026",
  },
  "url-encoded-forms": {
    title: "URL Standard, application/x-www-form-urlencoded",
    location: "https://url.spec.whatwg.org/#application/x-www-form-urlencoded",
    edition: "living standard",
  },
  xml: {
    title: "Extensible Markup Language (XML) 1.0, fifth edition, and Namespaces in XML 1.0",
    location: "https://www.w3.org/TR/xml/",
    edition: "2008",
  },
  "cli-v1": {
    title: "AWS CLI v1 Command Reference, iam update-service-specific-credential",
    location: "https://docs.aws.amazon.com/cli/v1/reference/iam/update-service-specific-credential.html",
    edition: "2018-03 or older",
  },
  "cli-v2": {
    title: "AWS CLI v2 Command Reference, iam update-service-specific-credential",
    location: "https://docs.aws.amazon.com/cli/latest/reference/iam/update-service-specific-credential.html",
    edition: "2025",
  },
  boto3: {
    title: "Boto3 documentation, IAM.Client.update_service_specific_credential",
    location:
      "https://boto3.amazonaws.com/v1/documentation/api/latest/reference/services/iam/client/update_service_specific_credential.html",
    edition: "2025-07 or newer",
  },
  "service-model": {
    title: "botocore service model of IAM",
    location: "boto/botocore botocore/data/iam/2010-05-08/service-2.json",
    edition: "1.39.0 (2025-06-30) or newer",
  },
  "earlier-service-model": {
    title: "botocore service model of IAM",
    location: "boto/botocore botocore/data/iam/2010-05-08/service-2.json",
    edition: "before 1.39.0 (2025-06-30)",
  },
  "smithy-model": {
    title: "Smithy model of IAM",
    location: "aws/api-models-aws models/iam/service/2010-05-08",
    edition: "2025-06-30 or newer",
  },
  "localstack-recordings": {
    title: "LocalStack, tests validated against AWS: TestIAMServiceSpecificCredentials",
    location: "localstack/localstack tests/aws/services/iam/test_iam.snapshot.json",
    edition: "recorded 2025-03-06",
  },
  "stackd-recordings": {
    title: "stackd, recordings of IAM, some of them raw signed Query requests",
    location: "radkawar/stackd internal/services/iam/testdata/service_credentials_aws.json",
    edition: "recorded 2026-09-11",
  },
  "sts-recordings": {
    title: "argmin, recordings of AWS STS",
    location: "justincormack/argmin",
    edition: "recorded 2026",
  },
  "sdk-issues": {
    title: "Issues of clients, with the error that AWS gave",
    location: "github.com/brendanhay/amazonka/issues/5",
    edition: "2014-11-23",
  },
  "portal-page": {
    title: "A third-party portal page of the operation, with a JSON envelope that is not of this protocol",
    location: "https://iam.amazonaws.com/#Action=UpdateServiceSpecificCredential",
    edition: "2025",
  },
} as const satisfies Record<string, Source>;

/** The short name of a source. */
export type SourceName = keyof typeof sources;
