"""boto3, the AWS SDK for Python."""

import json
import platform
import sys

import boto3
import botocore.exceptions as errors
from botocore.config import Config

OPERATIONS = {"UpdateServiceSpecificCredential": "update_service_specific_credential"}
NO_RESPONSE = (errors.ConnectionError, errors.HTTPClientError)
UNREADABLE = ("ResponseParserError", "XMLParseError")
clients = {}
# A session reads the model of the service once; clients share nothing else of it.
session = boto3.session.Session()


def make_client(command):
    options = command["options"]
    config = {"ignore_configured_endpoint_urls": True}
    if "maxAttempts" in options:
        config["retries"] = {"total_max_attempts": options["maxAttempts"]}
    if "timeoutMs" in options:
        config["connect_timeout"] = config["read_timeout"] = options["timeoutMs"] / 1000
    if "clientValidation" in options:
        config["parameter_validation"] = options["clientValidation"]
    credentials = command["credentials"]
    return session.client(
        "iam",
        aws_access_key_id=credentials["accessKeyId"],
        aws_secret_access_key=credentials["secretAccessKey"],
        aws_session_token=credentials.get("sessionToken"),
        region_name=command["region"],
        endpoint_url=command["endpoint"],
        config=Config(**config),
    )


def client_for(command):
    if command["client"] == "fresh":
        return make_client(command)
    key = json.dumps([command[part] for part in ("endpoint", "region", "credentials", "options")])
    if key not in clients:
        clients[key] = make_client(command)
    return clients[key]


def facts_of(response):
    metadata = response.get("ResponseMetadata", {})
    retries = metadata.get("RetryAttempts")
    return {
        "status": metadata.get("HTTPStatusCode"),
        "requestId": metadata.get("RequestId"),
        "attempts": None if retries is None else retries + 1,
    }


def failure(outcome, error, **facts):
    text = f"{type(error).__name__}: {error}".encode("utf-8", "replace").decode()[:2000]
    return {"outcome": outcome, "error": {"type": type(error).__name__, "text": text}, **facts}


def call(command):
    if command["operation"] not in OPERATIONS:
        return {"outcome": "skipped"}
    client = client_for(command)
    try:
        response = getattr(client, OPERATIONS[command["operation"]])(**command["params"])
        return {"outcome": "success", **facts_of(response)}
    except errors.ClientError as error:
        reply = failure("service-error", error, **facts_of(error.response))
        described = error.response.get("Error", {})
        reply["error"].update(code=described.get("Code"), message=described.get("Message"))
        return reply
    except (errors.ParamValidationError, UnicodeEncodeError) as error:
        return failure("refused", error)
    except NO_RESPONSE as error:
        return failure("no-response", error)
    except Exception as error:  # What else a client may raise is what is to be found out.
        return failure("unreadable" if type(error).__name__ in UNREADABLE else "other", error)


def hello():
    return {
        "protocol": 1,
        "driver": "boto3",
        "version": boto3.__version__,
        "language": "python",
        "runtime": f"{platform.python_implementation()} {platform.python_version()}",
        "operations": list(OPERATIONS),
        "capabilities": {
            "options": ["maxAttempts", "timeoutMs", "clientValidation"],
            "freshClient": True,
            "modelledErrors": True,
            "requestId": True,
            "status": True,
        },
    }


for line in sys.stdin:
    command = json.loads(line)
    if command["cmd"] == "stop":
        break
    reply = hello() if command["cmd"] == "start" else {"seq": command["seq"], **call(command)}
    print(json.dumps(reply), flush=True)
