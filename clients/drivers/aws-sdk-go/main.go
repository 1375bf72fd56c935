// The AWS SDK for Go v2.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/smithy-go"
	smithymiddleware "github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

const operation = "UpdateServiceSpecificCredential"

type command struct {
	Cmd         string
	Seq         int
	Operation   string
	Client      string
	Endpoint    string
	Region      string
	Credentials struct{ AccessKeyId, SecretAccessKey, SessionToken string }
	Params      map[string]*string
	Options     struct {
		MaxAttempts *int
		TimeoutMs   *int
	}
}

type object = map[string]any

var clients = map[string]*iam.Client{}

func makeClient(c command) *iam.Client {
	keys := credentials.NewStaticCredentialsProvider(
		c.Credentials.AccessKeyId, c.Credentials.SecretAccessKey, c.Credentials.SessionToken)
	return iam.New(iam.Options{
		Region:       c.Region,
		BaseEndpoint: aws.String(c.Endpoint),
		Credentials:  keys,
		HTTPClient:   awshttp.NewBuildableClient(),
		Retryer: retry.NewStandard(func(o *retry.StandardOptions) {
			if c.Options.MaxAttempts != nil {
				o.MaxAttempts = *c.Options.MaxAttempts
			}
		}),
	})
}

func clientFor(c command) *iam.Client {
	if c.Client == "fresh" {
		return makeClient(c)
	}
	key, _ := json.Marshal([]any{c.Endpoint, c.Region, c.Credentials, c.Options.MaxAttempts})
	if clients[string(key)] == nil {
		clients[string(key)] = makeClient(c)
	}
	return clients[string(key)]
}

func call(c command) object {
	if c.Operation != operation {
		return object{"outcome": "skipped"}
	}
	input := &iam.UpdateServiceSpecificCredentialInput{
		ServiceSpecificCredentialId: c.Params["ServiceSpecificCredentialId"],
		UserName:                    c.Params["UserName"],
	}
	if status := c.Params["Status"]; status != nil {
		input.Status = types.StatusType(*status)
	}
	ctx := context.Background()
	if c.Options.TimeoutMs != nil {
		limited, cancel := context.WithTimeout(ctx, time.Duration(*c.Options.TimeoutMs)*time.Millisecond)
		defer cancel()
		ctx = limited
	}
	output, err := clientFor(c).UpdateServiceSpecificCredential(ctx, input)
	if err != nil {
		return failure(err)
	}
	reply := object{"outcome": "success"}
	addFacts(reply, output.ResultMetadata)
	return reply
}

func addFacts(reply object, metadata smithymiddleware.Metadata) {
	if id, ok := middleware.GetRequestIDMetadata(metadata); ok {
		reply["requestId"] = id
	}
	if raw, ok := middleware.GetRawResponse(metadata).(*smithyhttp.Response); ok {
		reply["status"] = raw.StatusCode
	}
	if attempts, ok := retry.GetAttemptResults(metadata); ok {
		reply["attempts"] = len(attempts.Results)
	}
}

func failure(err error) object {
	told := object{"type": fmt.Sprintf("%T", errors.Unwrap(err)), "text": err.Error()}
	reply := object{"outcome": "other", "error": told}
	var response *awshttp.ResponseError
	answered := errors.As(err, &response) && response.Response != nil && response.HTTPStatusCode() > 0
	if answered {
		reply["status"] = response.HTTPStatusCode()
		reply["requestId"] = response.ServiceRequestID()
	}
	var service smithy.APIError
	var refused smithy.InvalidParamsError
	var send *smithyhttp.RequestSendError
	var canceled *smithy.CanceledError
	switch {
	case errors.As(err, &refused):
		reply["outcome"] = "refused"
	case errors.As(err, &send), errors.As(err, &canceled), errors.Is(err, context.DeadlineExceeded):
		reply["outcome"] = "no-response"
	case errors.As(err, &service):
		reply["outcome"] = "service-error"
		told["type"] = fmt.Sprintf("%T", service)
		told["code"] = service.ErrorCode()
		told["message"] = service.ErrorMessage()
	case answered:
		reply["outcome"] = "unreadable"
	}
	return reply
}

func hello() object {
	version := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			if module.Path == "github.com/aws/aws-sdk-go-v2/service/iam" {
				version = module.Version
			}
		}
	}
	return object{
		"protocol": 1, "driver": "aws-sdk-go", "version": version,
		"language": "go", "runtime": runtime.Version(), "operations": []string{operation},
		"capabilities": object{
			"options":     []string{"maxAttempts", "timeoutMs"},
			"freshClient": true, "modelledErrors": true, "requestId": true, "status": true,
		},
	}
}

func main() {
	input := bufio.NewReaderSize(os.Stdin, 1<<20)
	output := json.NewEncoder(os.Stdout)
	for {
		line, err := input.ReadBytes('\n')
		if err != nil {
			return
		}
		var c command
		if err := json.Unmarshal(line, &c); err != nil {
			fmt.Fprintln(os.Stderr, "a command is not JSON")
			os.Exit(1)
		}
		reply := hello()
		switch c.Cmd {
		case "stop":
			return
		case "call":
			reply = call(c)
			reply["seq"] = c.Seq
		}
		if output.Encode(reply) != nil {
			return
		}
	}
}
