/** What a client of the protocol has to write for some input, as one published test has it. */
export interface RequestVector {
  /** The id of the published test. */
  readonly id: string;
  readonly action: string;
  /** The members of the input that it writes, by their key, as text. */
  readonly parameters: readonly (readonly [key: string, value: string])[];
  /** What stands between the ampersands of the body, beside Action and Version. Their order is free. */
  readonly written: readonly string[];
  /** The endpoint, and the path that requests to it have; absent: an endpoint without a path. */
  readonly endpoint?: { readonly url: string; readonly path: string };
}

/** The Version of the service in the published tests. */
export const vectorVersion = "2020-01-08";

/**
 * The published requests that hold nothing but what an operation with scalar members can: strings, names, paths.
 * Sources, with the same ids: smithy-lang/smithy `smithy-aws-protocol-tests/model/awsQuery` and boto/botocore
 * `tests/unit/protocols/input/query.json`, both of August 2026.
 */
export const requestVectors: readonly RequestVector[] = [
  { id: "QueryNoInputAndNoOutput", action: "NoInputAndNoOutput", parameters: [], written: [] },
  { id: "QueryEmptyInputAndEmptyOutput", action: "EmptyInputAndEmptyOutput", parameters: [], written: [] },
  {
    id: "QuerySimpleInputParamsStrings",
    action: "SimpleInputParams",
    parameters: [
      ["Foo", "val1"],
      ["Bar", "val2"],
    ],
    written: ["Foo=val1", "Bar=val2"],
  },
  {
    id: "QuerySimpleInputParamsFloat",
    action: "SimpleInputParams",
    parameters: [["Boo", "10.8"]],
    written: ["Boo=10.8"],
  },
  {
    id: "QuerySimpleInputParamsBlob",
    action: "SimpleInputParams",
    parameters: [["Qux", "dmFsdWU="]],
    written: ["Qux=dmFsdWU%3D"],
  },
  {
    id: "QueryEnums",
    action: "SimpleInputParams",
    parameters: [["FooEnum", "Foo"]],
    written: ["FooEnum=Foo"],
  },
  {
    id: "AwsQuerySupportsNegativeInfinityFloatInputs",
    action: "SimpleInputParams",
    parameters: [
      ["FloatValue", "-Infinity"],
      ["Boo", "-Infinity"],
    ],
    written: ["FloatValue=-Infinity", "Boo=-Infinity"],
  },
  {
    id: "QueryTimestampsInput",
    action: "QueryTimestamps",
    parameters: [
      ["normalFormat", "2015-01-25T08:00:00Z"],
      ["epochMember", "1422172800"],
      ["epochTarget", "1422172800"],
    ],
    written: ["normalFormat=2015-01-25T08%3A00%3A00Z", "epochMember=1422172800", "epochTarget=1422172800"],
  },
  {
    id: "QueryProtocolIdempotencyTokenAutoFillIsSet",
    action: "QueryIdempotencyTokenAutoFill",
    parameters: [["token", "00000000-0000-4000-8000-000000000123"]],
    written: ["token=00000000-0000-4000-8000-000000000123"],
  },
  {
    id: "NestedStructures",
    action: "NestedStructures",
    parameters: [
      ["Nested.StringArg", "foo"],
      ["Nested.OtherArg", "true"],
      ["Nested.RecursiveArg.StringArg", "baz"],
    ],
    written: ["Nested.StringArg=foo", "Nested.OtherArg=true", "Nested.RecursiveArg.StringArg=baz"],
  },
  { id: "EmptyQueryLists", action: "QueryLists", parameters: [["ListArg", ""]], written: ["ListArg="] },
  {
    id: "QueryFlattenedListArgWithXmlName",
    action: "QueryLists",
    parameters: [
      ["Hi.1", "A"],
      ["Hi.2", "B"],
    ],
    written: ["Hi.1=A", "Hi.2=B"],
  },
  {
    id: "QueryHostWithPath",
    action: "HostWithPathOperation",
    parameters: [],
    written: [],
    endpoint: { url: "https://example.com/custom", path: "/custom/" },
  },
];

/** An element of an answer: its text, or its children. */
export type VectorElement = readonly [name: string, content: string | readonly VectorElement[]];

/** What a client of the protocol has to read in an answer, as one published test has it. */
export interface AnswerVector {
  readonly id: string;
  readonly operation: { readonly name: string; readonly hasResult: boolean };
  readonly status: number;
  /** The namespace of the whole document; absent: none. */
  readonly namespace?: string;
  readonly document: VectorElement;
  readonly error: { readonly type: string; readonly code: string; readonly message: string | null } | null;
  readonly requestId: string | null;
}

const greeting = { name: "GreetingWithErrors", hasResult: true };

function failing(code: string, ...rest: readonly VectorElement[]): VectorElement {
  return [
    "ErrorResponse",
    [
      ["Error", [["Type", "Sender"], ["Code", code], ...rest]],
      ["RequestId", "foo-id"],
    ],
  ];
}

/**
 * The published answers that say something of envelopes and errors. Sources, with the same ids but for the first, which
 * is in Smithy only: smithy-lang/smithy `smithy-aws-protocol-tests/model/awsQuery` and boto/botocore
 * `tests/unit/protocols/output/query.json`, both of August 2026.
 */
export const answerVectors: readonly AnswerVector[] = [
  {
    id: "QueryNoInputAndNoOutputWithResponseMetadata",
    operation: { name: "NoInputAndNoOutput", hasResult: false },
    status: 200,
    document: ["NoInputAndNoOutputResponse", [["ResponseMetadata", [["RequestId", "abc-123"]]]]],
    error: null,
    requestId: "abc-123",
  },
  {
    id: "QueryGreetingWithErrors",
    operation: greeting,
    status: 200,
    namespace: "https://example.com/",
    document: ["GreetingWithErrorsResponse", [["GreetingWithErrorsResult", [["greeting", "Hello"]]]]],
    error: null,
    requestId: null,
  },
  {
    id: "QueryInvalidGreetingError",
    operation: greeting,
    status: 400,
    document: failing("InvalidGreeting", ["Message", "Hi"]),
    error: { type: "Sender", code: "InvalidGreeting", message: "Hi" },
    requestId: "foo-id",
  },
  {
    id: "QueryCustomizedError",
    operation: greeting,
    status: 402,
    document: failing("Customized", ["Message", "Hi"]),
    error: { type: "Sender", code: "Customized", message: "Hi" },
    requestId: "foo-id",
  },
  {
    id: "QueryComplexError",
    operation: greeting,
    status: 400,
    document: failing("ComplexError", ["TopLevel", "Top level"], ["Nested", [["Foo", "bar"]]]),
    error: { type: "Sender", code: "ComplexError", message: null },
    requestId: "foo-id",
  },
];
