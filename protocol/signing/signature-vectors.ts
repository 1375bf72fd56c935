import type { WireRequest } from "../exchange.ts";

/** One case of AWS's published Signature Version 4 test suite. */
export interface SignatureVector {
  /** The name in the suite. */
  readonly name: string;
  readonly request: WireRequest;
  readonly canonicalPath: string;
  readonly canonicalQuery: string;
  /** `name:value`, sorted; the signed headers are these. */
  readonly canonicalHeaders: readonly string[];
  /** SHA-256 of the canonical request, the last line of the string to sign. */
  readonly canonicalHash: string;
  readonly signature: string;
}

/** What every case is signed with. */
export const vectorSigning = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  timestamp: "20150830T123600Z",
  scope: { date: "20150830", region: "us-east-1", service: "service", terminator: "aws4_request" },
} as const;

const temporaryToken =
  "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

/**
 * The cases of AWS's suite `aws-sig-v4-test-suite` that concern requests of one line per header: paths, queries,
 * headers, bodies and session tokens. All were compared with boto/botocore `tests/unit/auth/aws4_testsuite`, which has
 * them whole, and those that it still holds with awslabs/aws-c-auth `tests/aws-signing-test-suite/v4` (relative paths:
 * the cases `-normalized`). The file is as long as the suite.
 */
export const signatureVectors: readonly SignatureVector[] = [
  {
    name: "get-vanilla",
    request: {
      method: "GET",
      path: "/",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63",
    signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  },
  {
    name: "get-vanilla-query",
    request: {
      method: "GET",
      path: "/",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63",
    signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  },
  {
    name: "get-vanilla-empty-query-key",
    request: {
      method: "GET",
      path: "/?Param1=value1",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "Param1=value1",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "1e24db194ed7d0eec2de28d7369675a243488e08526e8c1c73571282f7c517ab",
    signature: "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
  },
  {
    name: "get-vanilla-query-order-key",
    request: {
      method: "GET",
      path: "/?Param1=value2&Param1=Value1",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "Param1=Value1&Param1=value2",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "704b4cef673542d84cdff252633f065e8daeba5f168b77116f8b1bcaf3d38f89",
    signature: "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1",
  },
  {
    name: "get-vanilla-query-order-key-case",
    request: {
      method: "GET",
      path: "/?Param2=value2&Param1=value1",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "Param1=value1&Param2=value2",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "816cd5b414d056048ba4f7c5386d6e0533120fb1fcfa93762cf0fc39e2cf19e0",
    signature: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
  },
  {
    name: "get-vanilla-query-order-value",
    request: {
      method: "GET",
      path: "/?Param1=value2&Param1=value1",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "Param1=value1&Param1=value2",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "c968629d70850097a2d8781c9bf7edcb988b04cac14cca9be4acc3595f884606",
    signature: "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694",
  },
  {
    name: "get-vanilla-query-order-encoded",
    request: {
      method: "GET",
      path: "/?Param-3=Value3&Param=Value2&%E1%88%B4=Value1",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "%E1%88%B4=Value1&Param=Value2&Param-3=Value3",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "868294f5c38bd141c4972a373a76654f1418a8e4fc18b2e7903ae45e8ae0ec71",
    signature: "371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac",
  },
  {
    name: "get-vanilla-query-unreserved",
    request: {
      method: "GET",
      path: "/?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery:
      "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "c30d4703d9f799439be92736156d47ccfb2d879ddf56f5befa6d1d6aab979177",
    signature: "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197",
  },
  {
    name: "get-vanilla-utf8-query",
    request: {
      method: "GET",
      path: "/?ሴ=bar",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "%E1%88%B4=bar",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "eb30c5bed55734080471a834cc727ae56beb50e5f39d1bff6d0d38cb192a7073",
    signature: "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
  },
  {
    name: "get-unreserved",
    request: {
      method: "GET",
      path: "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "6a968768eefaa713e2a6b16b589a8ea192661f098f37349f4e2c0082757446f9",
    signature: "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
  },
  {
    name: "get-utf8",
    request: {
      method: "GET",
      path: "/ሴ",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/%E1%88%B4",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "2a0a97d02205e45ce2e994789806b19270cfbbb0921b278ccf58f5249ac42102",
    signature: "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
  },
  {
    name: "get-space",
    request: {
      method: "GET",
      path: "/example space/",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/example%20space/",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "63ee75631ed7234ae61b5f736dfc7754cdccfedbff4b5128a915706ee9390d86",
    signature: "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741",
  },
  {
    name: "get-relative",
    request: {
      method: "GET",
      path: "/example/..",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63",
    signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  },
  {
    name: "get-relative-relative",
    request: {
      method: "GET",
      path: "/example1/example2/../..",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63",
    signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  },
  {
    name: "get-slash",
    request: {
      method: "GET",
      path: "//",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63",
    signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  },
  {
    name: "get-slash-dot-slash",
    request: {
      method: "GET",
      path: "/./",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63",
    signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  },
  {
    name: "get-slash-pointless-dot",
    request: {
      method: "GET",
      path: "/./example",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/example",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "214d50c111a8edc4819da6a636336472c916b5240f51e9a51b5c3305180cf702",
    signature: "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5",
  },
  {
    name: "get-slashes",
    request: {
      method: "GET",
      path: "//example//",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/example/",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "cb96b4ac96d501f7c5c15bc6d67b3035061cfced4af6585ad927f7e6c985c015",
    signature: "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
  },
  {
    name: "get-header-key-duplicate",
    request: {
      method: "GET",
      path: "/",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["My-Header1", "value2"],
        ["My-Header1", "value2"],
        ["My-Header1", "value1"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: [
      "host:example.amazonaws.com",
      "my-header1:value2,value2,value1",
      "x-amz-date:20150830T123600Z",
    ],
    canonicalHash: "dc7f04a3abfde8d472b0ab1a418b741b7c67174dad1551b4117b15527fbe966c",
    signature: "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
  },
  {
    name: "get-header-value-order",
    request: {
      method: "GET",
      path: "/",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["My-Header1", "value4"],
        ["My-Header1", "value1"],
        ["My-Header1", "value3"],
        ["My-Header1", "value2"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: [
      "host:example.amazonaws.com",
      "my-header1:value4,value1,value3,value2",
      "x-amz-date:20150830T123600Z",
    ],
    canonicalHash: "31ce73cd3f3d9f66977ad3dd957dc47af14df92fcd8509f59b349e9137c58b86",
    signature: "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01",
  },
  {
    name: "get-header-value-trim",
    request: {
      method: "GET",
      path: "/",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["My-Header1", " value1"],
        ["My-Header2", ' "a   b   c"'],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: [
      "host:example.amazonaws.com",
      "my-header1:value1",
      'my-header2:"a b c"',
      "x-amz-date:20150830T123600Z",
    ],
    canonicalHash: "a726db9b0df21c14f559d0a978e563112acb1b9e05476f0a6a1c7d68f28605c7",
    signature: "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
  },
  {
    name: "post-vanilla",
    request: {
      method: "POST",
      path: "/",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "553f88c9e4d10fc9e109e2aeb65f030801b70c2f6468faca261d401ae622fc87",
    signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
  },
  {
    name: "post-vanilla-query",
    request: {
      method: "POST",
      path: "/?Param1=value1",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "Param1=value1",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "9d659678c1756bb3113e2ce898845a0a79dbbc57b740555917687f1b3340fbbd",
    signature: "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
  },
  {
    name: "post-vanilla-empty-query-value",
    request: {
      method: "POST",
      path: "/?Param1=value1",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "Param1=value1",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "9d659678c1756bb3113e2ce898845a0a79dbbc57b740555917687f1b3340fbbd",
    signature: "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
  },
  {
    name: "post-header-key-case",
    request: {
      method: "POST",
      path: "/",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-AMZ-DATE", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "553f88c9e4d10fc9e109e2aeb65f030801b70c2f6468faca261d401ae622fc87",
    signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
  },
  {
    name: "post-header-key-sort",
    request: {
      method: "POST",
      path: "/",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["My-Header1", "value1"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "my-header1:value1", "x-amz-date:20150830T123600Z"],
    canonicalHash: "9368318c2967cf6de74404b30c65a91e8f6253e0a8659d6d5319f1a812f87d65",
    signature: "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
  },
  {
    name: "post-header-value-case",
    request: {
      method: "POST",
      path: "/",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["My-Header1", "VALUE1"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "my-header1:VALUE1", "x-amz-date:20150830T123600Z"],
    canonicalHash: "d51ced243e649e3de6ef63afbbdcbca03131a21a7103a1583706a64618606a93",
    signature: "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d",
  },
  {
    name: "post-sts-header-after",
    request: {
      method: "POST",
      path: "/",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: ["host:example.amazonaws.com", "x-amz-date:20150830T123600Z"],
    canonicalHash: "553f88c9e4d10fc9e109e2aeb65f030801b70c2f6468faca261d401ae622fc87",
    signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
  },
  {
    name: "post-sts-header-before",
    request: {
      method: "POST",
      path: "/",
      headers: [
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
        ["X-Amz-Security-Token", temporaryToken],
      ],
      body: "",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: [
      "host:example.amazonaws.com",
      "x-amz-date:20150830T123600Z",
      `x-amz-security-token:${temporaryToken}`,
    ],
    canonicalHash: "c237e1b440d4c63c32ca95b5b99481081cb7b13c7e40434868e71567c1a882f6",
    signature: "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead",
  },
  {
    name: "post-x-www-form-urlencoded",
    request: {
      method: "POST",
      path: "/",
      headers: [
        ["Content-Type", "application/x-www-form-urlencoded"],
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "Param1=value1",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: [
      "content-type:application/x-www-form-urlencoded",
      "host:example.amazonaws.com",
      "x-amz-date:20150830T123600Z",
    ],
    canonicalHash: "42a5e5bb34198acb3e84da4f085bb7927f2bc277ca766e6d19c73c2154021281",
    signature: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
  },
  {
    name: "post-x-www-form-urlencoded-parameters",
    request: {
      method: "POST",
      path: "/",
      headers: [
        ["Content-Type", "application/x-www-form-urlencoded; charset=utf8"],
        ["Host", "example.amazonaws.com"],
        ["X-Amz-Date", "20150830T123600Z"],
      ],
      body: "Param1=value1",
    },
    canonicalPath: "/",
    canonicalQuery: "",
    canonicalHeaders: [
      "content-type:application/x-www-form-urlencoded; charset=utf8",
      "host:example.amazonaws.com",
      "x-amz-date:20150830T123600Z",
    ],
    canonicalHash: "2e1cf7ed91881a30569e46552437e4156c823447bf1781b921b5d486c568dd1c",
    signature: "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe",
  },
];
