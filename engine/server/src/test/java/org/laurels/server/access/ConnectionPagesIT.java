// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.server.connection.LineConnector;
import org.laurels.server.host.PluginHost;

/** An operator connects a host, looks ahead, switches on, and sees how it fares. */
final class ConnectionPagesIT {
  private static final String CONNECTIONS = "/c/ours/connections";
  private static final String FORUM = CONNECTIONS + "/forum";
  private static final String LINE = "/c/ours/connect/line";
  private static final Pattern ADDRESS = Pattern.compile("http://[^<\"]+(/hooks/[A-Za-z0-9_-]+)");
  private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]+");

  @TempDir Path folder;
  private AccessServer server;
  private Browser operator;

  @BeforeEach
  void start() {
    server = new AccessServer(folder, PluginHost.of("test", new LineConnector()));
    operator = server.browser();
    Map<String, String> typed = Map.of("name", "root", "password", "correct horse battery");
    String link = server.wiring.access().operators().invite().orElseThrow();
    assertThat(operator.fill(link, typed).status()).isEqualTo(303);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Sends a form with all kinds of fields, as a browser does where a file may be among them. */
  private Browser.Page fill(String path, Map<String, String> typed) {
    Map<String, String> fields = new LinkedHashMap<>(operator.get(path).fields());
    fields.putAll(typed);
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
    return operator.send(
        operator
            .request(path)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .header("Accept", "text/html")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(body + "--b--\r\n")));
  }

  /** Presses a button of the connection's page. */
  private Browser.Page press(String step, Map<String, String> typed) {
    Map<String, String> fields = new LinkedHashMap<>(operator.get(FORUM).fields());
    fields.putAll(typed);
    return operator.post(FORUM + "/" + step, fields);
  }

  private static String found(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(group);
  }

  private int send(String hook, String secret, String body) {
    Browser host = server.browser();
    return host.send(
            host.request(hook)
                .header("X-Laurels-Secret", secret)
                .POST(HttpRequest.BodyPublishers.ofString(body)))
        .status();
  }

  private static Map<String, String> forum() {
    return Map.of("name", "forum", "silence", "2", "field-board", "help");
  }

  private long booked() {
    return server.wiring.standings().totals(server.ours).events();
  }

  @Test
  void walk_fromChoosingToBooking() {
    assertThat(operator.get(CONNECTIONS).text()).contains("No host is connected yet.");
    assertThat(operator.get("/c/ours/connect").text()).contains("Lines, for tests.", LINE);
    Browser.Page made = fill(LINE, forum());
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    assertThat(made.response().headers().firstValue("Cache-Control")).contains("no-store");
    String hook = found(ADDRESS, made.text(), 1);
    String secret = found(SECRET, made.text(), 0);

    assertThat(press("check", Map.of()).text())
        .contains("the plugin takes the configuration", "Nothing came yet.");
    assertThat(send(hook, secret, "answer a1 author")).isEqualTo(200);
    assertThat(send(hook, secret, "vote a1 anna")).isEqualTo(200);
    assertThat(press("check", Map.of()).text()).contains("The last request came ");
    assertThat(press("preview", Map.of()).text())
        .contains("Requests looked at: 2. New events in them: 2; known already: 0.")
        .contains("Answer upvoted", "+10 reputation");
    assertThat(booked()).isZero();

    Browser.Page on = press("switch-on", Map.of());
    assertThat(on.location()).isEqualTo(FORUM + "?done=on&taken=2&left=0");
    assertThat(operator.get(on.location()).text())
        .contains("Requests that waited: 2 done, 0 left.");
    assertThat(booked()).isEqualTo(2);
    assertThat(operator.get(CONNECTIONS).text())
        .contains("On: what comes is booked", "<dt>Accepted</dt><dd>2</dd>");
    assertThat(press("switch-off", Map.of()).status()).isEqualTo(303);
    assertThat(operator.get(FORUM).text()).contains("Off: what comes is kept");
  }

  @Test
  void secrets_areShownOnce() {
    Browser.Page made = fill(LINE, forum());
    String secret = found(SECRET, made.text(), 0);
    String own = "the host's own \"secret\"";
    Browser.Page rotated = press("rotate", Map.of("secret", own, "version", "1", "csrf", csrf()));
    assertThat(rotated.status()).isEqualTo(200);
    assertThat(rotated.text()).doesNotContain("own &quot;secret", own, secret);
    for (String path : new String[] {FORUM, FORUM + "/settings", CONNECTIONS}) {
      assertThat(operator.get(path).text())
          .as(path)
          .doesNotContain(secret, "host's own", "&#39;s own");
    }
  }

  private String csrf() {
    return operator.get(FORUM).fields().get("csrf");
  }

  @Test
  void newSecret_isGood_andTheOldOneUntilItIsTakenOut() {
    Browser.Page made = fill(LINE, forum());
    String hook = found(ADDRESS, made.text(), 1);
    String first = found(SECRET, made.text(), 0);
    Browser.Page rotated = press("rotate", Map.of("secret", ""));
    String second = found(SECRET, rotated.text(), 0);
    assertThat(send(hook, first, "answer a1 author")).isEqualTo(200);
    assertThat(send(hook, second, "answer a2 author")).isEqualTo(200);

    Browser.Page again = press("rotate", Map.of("secret", "", "version", "1"));
    assertThat(again.status()).as("the same form once more").isEqualTo(409);
    assertThat(again.text()).contains("older than the last change").doesNotContain("whsec_");
    assertThat(press("retire", Map.of()).status()).isEqualTo(303);
    assertThat(send(hook, first, "answer a3 author")).isEqualTo(401);
    assertThat(send(hook, second, "answer a3 author")).isEqualTo(200);
  }

  @Test
  void wrongFields_areMarked_andKeepWhatWasTyped_butSecrets() {
    Browser.Page wrong =
        fill(
            LINE,
            Map.of(
                "name",
                "No good",
                "silence",
                "0",
                "field-size",
                "many",
                "field-board",
                "kept",
                "field-secret",
                "typed-secret"));
    assertThat(wrong.status()).isEqualTo(409);
    assertThat(wrong.text())
        .contains("must be 1 to 8784 hours", "value=\"No good\"", "value=\"many\"")
        .contains("value=\"kept\"")
        .doesNotContain("typed-secret");
    wrong =
        fill(
            LINE,
            Map.of("name", "No good", "silence", "1", "field-size", "many", "field-secret", "x"));
    assertThat(wrong.text())
        .contains("id=\"name-wrong\"", "must be lower-case letters")
        .contains("id=\"field-size-wrong\"", "must be a whole number")
        .contains("id=\"field-board-wrong\"", "is missing");
    assertThat(server.wiring.database().connectionStore().all(server.ours)).isEmpty();
    fill(LINE, forum());
    Browser.Page twice = fill(LINE, forum());
    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.text()).contains("is taken").doesNotContain("whsec_");
  }

  @Test
  void settings_change_andAnOldFormChangesNothing() {
    fill(LINE, forum());
    Browser.Page form = operator.get(FORUM + "/settings");
    assertThat(form.text()).contains("value=\"help\"").doesNotContain("field-secret");
    Map<String, String> changed = Map.of("silence", "3", "field-board", "café", "field-size", "7");
    assertThat(fill(FORUM + "/settings", changed).location()).isEqualTo(FORUM + "?done=changed");
    assertThat(operator.get(FORUM).text()).contains("café", "<dd>7</dd>");
    Browser.Page old =
        fill(FORUM + "/settings", Map.of("silence", "9", "field-board", "x", "version", "1"));
    assertThat(old.status()).isEqualTo(409);
    assertThat(old.text()).contains("older than the last change");
    assertThat(
            fill(FORUM + "/settings", Map.of("silence", "3", "field-board", "y", "field-size", ""))
                .status())
        .isEqualTo(303);
    assertThat(operator.get(FORUM).text()).doesNotContain("<dd>7</dd>");
  }

  /** Bodies as strangers send them: nothing of them is markup here. */
  @Test
  void hostileBodies_areShownAsText_andTriedAgainByReason() {
    Browser.Page made = fill(LINE, forum());
    String hook = found(ADDRESS, made.text(), 1);
    String secret = found(SECRET, made.text(), 0);
    press("switch-on", Map.of());
    String[] hostile = {
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "${7*7}<#assign x=1>",
      "\u202eevil\u0000\u0007line",
      "</code></td><h1>mine</h1>"
    };
    for (String body : hostile) {
      assertThat(send(hook, secret, body)).isEqualTo(400);
    }
    assertThat(send(hook, "wrong", "answer a1 author")).isEqualTo(401);

    String text = operator.get(FORUM).text();
    assertThat(text)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x", "${7*7}&lt;#assign")
        .contains("?evil??line", "&lt;h1&gt;mine", "Not signed by the host")
        .doesNotContain("<script>alert", "<img src=x", "<h1>mine", "\u202e");
    assertThat(text).contains("The last request was refused.");
    assertThat(press("check", Map.of()).text()).contains("the last request was refused");

    assertThat(press("replay", Map.of("outcome", "bad-signature")).location())
        .endsWith("?done=replayed&taken=0&left=1");
    assertThat(press("replay", Map.of("outcome", "")).location())
        .endsWith("?done=replayed&taken=0&left=6");
    assertThat(press("replay", Map.of("outcome", "accepted")).status()).isEqualTo(400);
    press("switch-off", Map.of());
    assertThat(press("replay", Map.of("outcome", "")).status()).isEqualTo(409);
  }

  @Test
  void silentHost_isWarnedOf_everywhereAnOperatorLooks() {
    fill(LINE, forum());
    press("switch-on", Map.of());
    assertThat(operator.get("/c/ours").text()).doesNotContain("should be looked at");
    server.clock.advance(Duration.ofMinutes(20));
    assertThat(operator.get("/health").text()).contains("are heard");
    server.clock.advance(Duration.ofHours(2));
    operator = signedInAgain();
    assertThat(operator.get("/c/ours").text()).contains("should be looked at");
    assertThat(operator.get(CONNECTIONS).text()).contains("Silent for 2 hours");
    Browser.Page health = operator.get("/health");
    assertThat(health.status()).as("a warning makes nobody ill").isEqualTo(200);
    assertThat(health.text()).contains("warning: 1 has been silent for too long");
  }

  private Browser signedInAgain() {
    Browser fresh = server.browser();
    Map<String, String> typed = Map.of("name", "root", "password", "correct horse battery");
    assertThat(fresh.fill("/operator/sign-in", typed).status()).isEqualTo(303);
    return fresh;
  }

  @Test
  void removal_asksFirst() {
    fill(LINE, forum());
    Map<String, String> fields = operator.get(FORUM + "/remove").fields();
    assertThat(operator.post(FORUM + "/remove", fields).status()).isEqualTo(400);
    fields.put("sure", "yes");
    Browser.Page gone = operator.post(FORUM + "/remove", fields);
    assertThat(gone.location()).isEqualTo(CONNECTIONS + "?removed=forum");
    assertThat(operator.get(gone.location()).text()).contains("forum is removed.");
    assertThat(operator.get(FORUM).status()).isEqualTo(404);
  }

  @Test
  void plugins_areTold_andOthersSeeNothing() {
    assertThat(operator.get("/c/ours/plugins").text()).contains("by the command line");
    assertThat(
            operator
                .send(operator.request("/c/ours/plugins").header("Accept-Language", "de"))
                .text())
        .contains("mit der Kommandozeile");
    fill(LINE, forum());
    server.withMembers();
    Browser member = server.browser();
    member.enter(server.link("1", "boards"), server.secret);
    for (String path :
        new String[] {CONNECTIONS, FORUM, FORUM + "/settings", LINE, "/c/ours/plugins"}) {
      assertThat(member.get(path).status()).as(path).isEqualTo(403);
      assertThat(server.browser().get(path).status()).as(path).isNotEqualTo(200);
    }
    assertThat(member.get("/c/ours").text()).doesNotContain("/connections");
  }
}
