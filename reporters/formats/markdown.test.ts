import { expect, it } from "vitest";
import { buildRunReport } from "../report/run-report.ts";
import { sampleFacts, sampleLookup, sampleVerdicts } from "../testing/sample-run.ts";
import { renderMarkdown } from "./markdown.ts";

it("is a summary with the violations folded", () => {
  expect(renderMarkdown(buildRunReport(sampleFacts, sampleVerdicts), sampleLookup)).toMatchInlineSnapshot(`
    "## Conformance of \`sample\`

    **VIOLATES 1 of 6 requirements (1 MUST): 1 conform, 1 observed, 1 untestable, 1 inapplicable, 1 broken**

    | area | ✓ conforms | ✗ violates | ○ observed | ? untestable | – inapplicable | ! broken |
    | --- | --- | --- | --- | --- | --- | --- |
    | \`credential-id\` | 1 | 1 | 1 | 0 | 0 | 0 |
    | \`status\` | 0 | 0 | 0 | 1 | 0 | 0 |
    | \`response\` | 0 | 0 | 0 | 0 | 0 | 1 |
    | \`request\` | 0 | 0 | 0 | 0 | 1 | 0 |
    | **all** | 1 | 1 | 1 | 1 | 1 | 1 |

    ### Violations

    <details><summary><code>credential-id.max-length</code> MUST, documented: expected 400 ValidationError, observed 404 NoSuchEntity</summary>

    An id of more than 128 characters is refused.

    > “Pattern: &#91;&#92;w&#93;+ … Maximum length of 128.”
    >
    > [IAM API Reference, UpdateServiceSpecificCredential (2025)](<https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServiceSpecificCredential.html>)

    \`\`\`text
    POST http://127.0.0.1:4566/
    Action = "UpdateServiceSpecificCredential" (31 characters)
    Version = "2010-05-08"
    ServiceSpecificCredentialId = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" (129 characters)
    Status = "Active"
    \`\`\`

    Expected \`400 ValidationError\`, observed \`404 NoSuchEntity\`:

    \`\`\`text
    404, text/xml
    <ErrorResponse>
      <Error><Code>NoSuchEntity</Code></Error>
    </ErrorResponse>
    \`\`\`

    \`\`\`sh
    curl -sS -i --globoff --aws-sigv4 'aws:amz:us-east-1:iam' --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" --data-raw 'Action=UpdateServiceSpecificCredential&Version=2010-05-08&ServiceSpecificCredentialId=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&Status=Active' 'http://127.0.0.1:4566/'
    aws iam update-service-specific-credential --cli-input-json '{"ServiceSpecificCredentialId":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","Status":"Active"}' --endpoint-url 'http://127.0.0.1:4566' --region us-east-1
    \`\`\`

    </details>

    ### ? 1 untestable

    | cause | requirements |
    | --- | --- |
    | \`needs credential-id.max-length, which is violated\` | \`status.visible\` |

    ### – 1 inapplicable

    | cause | requirements |
    | --- | --- |
    | <code>the target does not claim &#96;get&#96;</code> | \`request.get\` |

    ### ! 1 broken

    | cause | requirements |
    | --- | --- |
    | \`the judge failed: out of lanes\` | \`response.request-id\` |

    ### ○ 1 observed

    | requirement | behaviour |
    | --- | --- |
    | \`credential-id.letter-case\` | \`404 NoSuchEntity ×9\`, \`200 ×1\` |

    | run |  |
    | --- | --- |
    | target | \`sample at http://127.0.0.1:4566\` |
    | suite | \`iam-conformance 0.1.0, query-api, level must\` |
    | seed | \`1, 100 runs per requirement\` |
    | run | \`2026-01-02T03:04:05.678Z, 1.2 s, 321 requests\` |
    | self-proof | \`6 of 6 dummy responders rejected\` |
    | support | \`the operation is implemented\` |
    | authentication | \`signatures are checked\` |
    | edition | \`Status=Expired: refused as InvalidInput\` |
    "
  `);
});
