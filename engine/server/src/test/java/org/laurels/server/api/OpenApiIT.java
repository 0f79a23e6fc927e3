// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurels.server.TestServer;
import org.laurels.server.credential.IssueResource;

class OpenApiIT {
  private static final List<Class<?>> RESOURCES =
      List.of(
          EventResource.class,
          MemberResource.class,
          MemberBadgeResource.class,
          BadgeResource.class,
          BoardResource.class,
          ProgressResource.class,
          PrivacyResource.class,
          LinkResource.class,
          ProgrammeResource.class,
          IssueResource.class,
          WalletResource.class,
          BudgetResource.class,
          RewardResource.class,
          BooksResource.class,
          MemberRedemptionResource.class,
          MemberPayoutResource.class,
          PayoutResource.class,
          AppraisalResource.class,
          PayoutYearResource.class,
          RedemptionResource.class,
          MemberBountyResource.class,
          BountyResource.class,
          CallbackResource.class,
          ConnectionResource.class,
          ConnectorResource.class,
          HookResource.class,
          OpenApiResource.class,
          HealthResource.class);

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void document_namesEveryPathAndMethod() {
    Set<String> told = new TreeSet<>();
    server
        .get("/api/v1/openapi.json")
        .json()
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        name -> {
                          if (!name.equals("parameters")) {
                            told.add(name.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));

    assertThat(told).isEqualTo(registered());
  }

  private static Set<String> registered() {
    Set<String> registered = new TreeSet<>();
    for (Class<?> resource : RESOURCES) {
      String base = resource.getAnnotation(Path.class).value();
      for (Method method : resource.getDeclaredMethods()) {
        for (Annotation annotation : method.getAnnotations()) {
          HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
          if (http != null) {
            Path path = method.getAnnotation(Path.class);
            registered.add(http.value() + " " + base + (path == null ? "" : path.value()));
          }
        }
      }
    }
    return registered;
  }

  @Test
  void document_needsNoToken() {
    assertThat(server.answer(server.request("/api/v1/openapi.json").build()).status())
        .isEqualTo(200);
  }

  @Test
  void health_asksTheDatabase() {
    assertThat(server.get("/health").json().get("database").textValue()).isEqualTo("answers");

    TestServer other = new TestServer();
    other.wiring.database().close();
    TestServer.Answer answer = other.get("/health");
    other.close();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().get("status").textValue()).isEqualTo("ill");
  }

  @Test
  void health_isIllWhileAnyCommunitysBooksAreWrong() {
    assertThat(server.get("/health").json().get("verify").textValue()).isEqualTo("not run yet");
    server.wiring.lastVerify().keep(server.ours, TestServer.NOW, 2);
    server.wiring.lastVerify().keep(server.theirs, TestServer.NOW.plusSeconds(1), 0);

    TestServer.Answer ill = server.get("/health");
    server.wiring.lastVerify().keep(server.ours, TestServer.NOW.plusSeconds(2), 0);
    TestServer.Answer well = server.get("/health");

    assertThat(ill.status()).isEqualTo(503);
    assertThat(ill.json().get("verify").textValue())
        .isEqualTo("2 differences at 2026-06-01T12:00:00Z or later, in 2 communities");
    assertThat(well.status()).isEqualTo(200);
  }
}
