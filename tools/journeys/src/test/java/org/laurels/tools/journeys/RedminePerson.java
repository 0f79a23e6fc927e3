// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Somebody who uses Redmine: its forums by forms, as a browser does, and issues by REST. */
final class RedminePerson {
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
  private static final Pattern NUMBER = Pattern.compile("\"id\":([0-9]+)");

  private final String site;
  private final String key;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private String token = "";

  RedminePerson(String site, String key) {
    this.site = site;
    this.key = key;
  }

  RedminePerson signIn(String login, String password) throws Exception {
    look("/login");
    HttpResponse<String> answer = post("/login", "username", login, "password", password);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .as(answer.body())
        .doesNotContain("/login");
    look("/my/page");
    return this;
  }

  /** The number of the topic. */
  String ask(String board, String subject) throws Exception {
    String path = "/boards/" + board + "/topics/new";
    HttpResponse<String> answer =
        post(path, "message[subject]", subject, "message[content]", "I wonder.");
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
  }

  /** The number of the reply. */
  String reply(String board, String topic) throws Exception {
    HttpResponse<String> answer =
        post(
            "/boards/" + board + "/topics/" + topic + "/replies",
            "reply[subject]",
            "RE",
            "reply[content]",
            "Like this.");
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst(".*[?&]r=([0-9]+).*", "$1");
  }

  void delete(String board, String message) throws Exception {
    post("/boards/" + board + "/topics/" + message + "/destroy");
  }

  void saveSettings(String address, String secret) throws Exception {
    look("/settings/plugin/redmine_laurels");
    post(
        "/settings/plugin/redmine_laurels",
        "settings[address]",
        address,
        "settings[secret]",
        secret);
  }

  /** The number of the issue. */
  String open(String project, String subject) throws Exception {
    String body = rest("POST", "/issues.json", project, subject);
    Matcher number = NUMBER.matcher(body);
    assertThat(number.find()).as(body).isTrue();
    return number.group(1);
  }

  private String rest(String method, String path, String project, String subject) throws Exception {
    return rest(
        method,
        path,
        """
        {"issue":{"project_id":%s,"tracker_id":1,"subject":"%s"}}"""
            .formatted(project, subject));
  }

  /** Changes an issue; fields are JSON without braces. */
  void change(String issue, String fields) throws Exception {
    rest("PUT", "/issues/" + issue + ".json", "{\"issue\":{" + fields + "}}");
  }

  void deleteIssue(String issue) throws Exception {
    rest("DELETE", "/issues/" + issue + ".json", "");
  }

  /** What the interface answers, such as of a user. */
  String get(String path) throws Exception {
    return rest("GET", path, "");
  }

  private String rest(String method, String path, String json) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(site + path))
                    .header("X-Redmine-API-Key", key)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(json))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 299);
    return answer.body();
  }

  private void look(String path) throws Exception {
    HttpResponse<String> page =
        http.send(
            HttpRequest.newBuilder(URI.create(site + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    Matcher found = TOKEN.matcher(page.body());
    assertThat(page.statusCode()).as(path + page.body()).isEqualTo(200);
    assertThat(found.find()).as(path).isTrue();
    token = found.group(1);
  }

  private HttpResponse<String> post(String path, String... fields)
      throws IOException, InterruptedException {
    String form =
        IntStream.range(0, fields.length / 2)
            .mapToObj(i -> Arrays.asList(fields[2 * i], fields[2 * i + 1]))
            .map(pair -> pair.stream().map(RedminePerson::coded).collect(Collectors.joining("=")))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-CSRF-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(302);
    return answer;
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
