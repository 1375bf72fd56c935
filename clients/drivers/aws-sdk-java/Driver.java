// The AWS SDK for Java v2.
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.IamClientBuilder;
import software.amazon.awssdk.services.iam.model.UpdateServiceSpecificCredentialResponse;

final class Driver {
  private static final String OPERATION = "UpdateServiceSpecificCredential";
  private static final Map<List<JsonNode>, IamClient> clients = new HashMap<>();
  private static final Watch watch = new Watch();

  /** What the transport saw of the call under way: how often it was asked, and whether an answer came the last time. */
  private static final class Watch implements ExecutionInterceptor {
    int attempts;
    boolean answered;

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
      attempts += 1;
      answered = false;
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
      answered = true;
    }
  }

  /** Those of AWS_CA_BUNDLE: Java reads no file of this form by itself. Null: those that Java has. */
  private static TrustManager[] authorities;

  private static TrustManager[] authoritiesIn(String file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream bundle = Files.newInputStream(Path.of(file))) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(bundle)) {
        store.setCertificateEntry(String.valueOf(store.size()), each);
      }
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** A text or a number of an object, as text; null where it is absent or null. */
  private static String text(JsonNode object, String name) {
    return object.field(name).map(JsonNode::text).orElse(null);
  }

  private static JsonNode part(JsonNode command, String name) {
    return command.asObject().get(name);
  }

  private static AwsCredentials credentials(JsonNode given) {
    String id = text(given, "accessKeyId");
    String secret = text(given, "secretAccessKey");
    String token = text(given, "sessionToken");
    return token == null
        ? AwsBasicCredentials.create(id, secret)
        : AwsSessionCredentials.create(id, secret, token);
  }

  private static IamClient makeClient(JsonNode command) {
    String attempts = text(part(command, "options"), "maxAttempts");
    String milliseconds = text(part(command, "options"), "timeoutMs");
    IamClientBuilder builder = IamClient.builder();
    if (authorities != null) {
      builder.httpClientBuilder(Apache5HttpClient.builder().tlsTrustManagersProvider(() -> authorities));
    }
    return builder
        .region(Region.of(text(command, "region")))
        .endpointOverride(URI.create(text(command, "endpoint")))
        .credentialsProvider(StaticCredentialsProvider.create(credentials(part(command, "credentials"))))
        .overrideConfiguration(
            override -> {
              override.addExecutionInterceptor(watch);
              if (attempts != null) override.retryStrategy(retry -> retry.maxAttempts(Integer.parseInt(attempts)));
              if (milliseconds != null) override.apiCallTimeout(Duration.ofMillis(Long.parseLong(milliseconds)));
            })
        .build();
  }

  private static Map<String, Object> call(JsonNode command) {
    if (!OPERATION.equals(text(command, "operation"))) return Map.of("outcome", "skipped");
    if ("fresh".equals(text(command, "client"))) {
      try (IamClient fresh = makeClient(command)) {
        return call(fresh, part(command, "params"));
      }
    }
    List<JsonNode> key =
        List.of(
            part(command, "endpoint"),
            part(command, "region"),
            part(command, "credentials"),
            part(command, "options"));
    return call(clients.computeIfAbsent(key, absent -> makeClient(command)), part(command, "params"));
  }

  private static Map<String, Object> call(IamClient client, JsonNode params) {
    watch.attempts = 0;
    watch.answered = false;
    Map<String, Object> reply = new LinkedHashMap<>();
    try {
      UpdateServiceSpecificCredentialResponse response =
          client.updateServiceSpecificCredential(
              request ->
                  request
                      .serviceSpecificCredentialId(text(params, "ServiceSpecificCredentialId"))
                      .userName(text(params, "UserName"))
                      .status(text(params, "Status")));
      reply.put("outcome", "success");
      reply.put("status", response.sdkHttpResponse().statusCode());
      reply.put("requestId", response.responseMetadata().requestId());
    } catch (RuntimeException error) {
      describe(error, reply);
    }
    reply.put("attempts", watch.attempts);
    return reply;
  }

  private static void describe(RuntimeException error, Map<String, Object> reply) {
    Map<String, Object> told = new LinkedHashMap<>();
    String shown = error.toString();
    told.put("type", error.getClass().getSimpleName());
    told.put("text", shown.substring(0, Math.min(shown.length(), 2000)));
    reply.put("error", told);
    if (error instanceof AwsServiceException service) {
      AwsErrorDetails details = service.awsErrorDetails();
      String code = details == null ? null : details.errorCode();
      reply.put("outcome", code == null ? "unreadable" : "service-error");
      reply.put("status", service.statusCode());
      reply.put("requestId", service.requestId());
      told.put("code", code);
      told.put("message", details == null ? null : details.errorMessage());
    } else if (error instanceof ApiCallTimeoutException) {
      reply.put("outcome", "no-response");
    } else if (watch.attempts == 0) {
      reply.put("outcome", "refused");
    } else {
      reply.put("outcome", watch.answered ? "unreadable" : "no-response");
    }
  }

  private static Map<String, Object> hello() {
    return Map.of(
        "protocol", 1,
        "driver", "aws-sdk-java",
        "version", VersionInfo.SDK_VERSION,
        "language", "java",
        "runtime", "Java " + Runtime.version(),
        "operations", List.of(OPERATION),
        "capabilities",
            Map.of(
                "options", List.of("maxAttempts", "timeoutMs"),
                "freshClient", true,
                "modelledErrors", true,
                "requestId", true,
                "status", true));
  }

  private static void write(JsonWriter json, Object value) {
    if (value instanceof Map<?, ?> object) {
      json.writeStartObject();
      object.forEach((name, part) -> write(json.writeFieldName((String) name), part));
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      list.forEach(part -> write(json, part));
      json.writeEndArray();
    } else if (value instanceof Integer number) {
      json.writeValue((int) number);
    } else if (value instanceof Boolean truth) {
      json.writeValue((boolean) truth);
    } else if (value instanceof String text) {
      // Half a surrogate pair has no form in UTF-8.
      json.writeValue(new String(text.getBytes(UTF_8), UTF_8));
    } else {
      json.writeNull();
    }
  }

  public static void main(String[] words) throws IOException, GeneralSecurityException {
    String bundle = System.getenv("AWS_CA_BUNDLE");
    if (bundle != null) authorities = authoritiesIn(bundle);
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      JsonNode command = JsonNode.parser().parse(line);
      String cmd = text(command, "cmd");
      if ("stop".equals(cmd)) break;
      Map<String, Object> reply = new LinkedHashMap<>();
      if ("call".equals(cmd)) {
        reply.put("seq", Integer.valueOf(text(command, "seq")));
        reply.putAll(call(command));
      } else {
        reply.putAll(hello());
      }
      JsonWriter json = JsonWriter.create();
      write(json, reply);
      System.out.write(json.getBytes());
      System.out.write('\n');
      System.out.flush();
    }
  }
}
