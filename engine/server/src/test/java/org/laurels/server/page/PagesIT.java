// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.standing.ProfileStore;
import org.laurels.server.TestServer;
import org.laurels.server.api.OpaqueId;

class PagesIT {
  private static final String HOME = "/c/ours";

  private TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> page(String path) {
    return send(server.request(path).header("Accept-Language", "en"));
  }

  /** As browsers ask. */
  private HttpResponse<String> send(HttpRequest.Builder request) {
    return server.send(request.header("Accept", "text/html,*/*;q=0.8").build());
  }

  private String memberAddress() {
    return header(page(HOME + "/find?name=2"), "Location");
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void home_leadsToAMember_andHerEntriesToTheirReasons() {
    server.post(TestServer.history());
    String member = memberAddress();

    assertThat(page(HOME).body()).contains("members").contains("action=\"/c/ours/find\"");
    assertThat(page(member).body()).contains("Nice Answer").contains("+10").contains(">16<");
    String statement = page(member + "/statement").body();
    assertThat(statement).contains("Answer upvoted").contains("Held back: Daily");

    String why = found("href=\"([^\"]+/why\\?[^\"]+event=4)\"", statement).replace("&amp;", "&");
    assertThat(page(why).body())
        .contains("Rule Answer upvoted, version 1")
        .contains("It would have been +10 reputation; the limit “Daily” of 15 reputation a day");
  }

  @Test
  void statement_isNarrowed_byUnitRuleAndDay() {
    server.post(TestServer.history());
    String statement = memberAddress() + "/statement";

    assertThat(page(statement + "?rule=answer-upvoted").body())
        .contains("Answer upvoted</span>")
        .doesNotContain("What every member begins with");
    assertThat(page(statement + "?from=2026-05-03").body()).contains("There is no entry that fits");
    assertThat(page(statement + "?until=2026-05-02").body()).contains("Answer upvoted</span>");
    assertThat(page(statement + "?until=2026-05-01").body())
        .doesNotContain("Answer upvoted</span>");
    assertThat(page(statement + "?unit=credits").body()).contains("There is no entry that fits");
    assertThat(page(statement + "?from=yesterday").statusCode()).isEqualTo(400);
    assertThat(page(statement + "?rule=%25").statusCode()).isEqualTo(400);
  }

  @Test
  void statement_isATable_withTheSameFilter() {
    server.post(TestServer.history());
    HttpResponse<String> table = page(memberAddress() + "/statement.csv?rule=answer-upvoted");

    assertThat(header(table, "Content-Type")).startsWith("text/csv");
    assertThat(header(table, "Content-Disposition")).contains("attachment");
    assertThat(table.body().lines()).hasSize(4);
    assertThat(table.body())
        .contains(",10,reputation,award,answer-upvoted,1,forum,3,vote.cast,a1,");
  }

  @Test
  void badge_tellsWhatItTakes_andWhoHasIt() {
    server.post(TestServer.history());

    assertThat(page(HOME + "/badges").body()).contains("Nice Answer").contains("held by 1 member");
    assertThat(page(HOME + "/badges/nice-answer").body())
        .contains("once for each post")
        .contains("<li>Vote</li>")
        .contains("for a1");
    assertThat(page(HOME + "/badges/no-such").statusCode()).isEqualTo(404);
  }

  @Test
  void whatAHostSays_isEscaped() {
    server.post(
        TestServer.event(
            "1", "member.joined", "2026-05-01T10:00:00Z", "{\"actor\":\"<script>x</script>\"}"));

    String member = header(page(HOME + "/find?name=%3Cscript%3Ex%3C/script%3E"), "Location");
    assertThat(page(member).body()).contains("&lt;script&gt;").doesNotContain("<script>x");
    assertThat(page(HOME + "/find?name=%3Cb%3E").body()).contains("&lt;b&gt;");
  }

  @Test
  void hiddenMember_isShownToNobodyElse() {
    server.post(TestServer.history());
    String member = memberAddress();
    long number = OpaqueId.MEMBER.number(member.substring(member.lastIndexOf('/') + 1));
    server
        .wiring
        .database()
        .profileStore()
        .choose(server.ours, number, new ProfileStore.Choice(false, true));

    assertThat(page(member).statusCode()).isEqualTo(403);
    assertThat(page(member + "/statement.csv").statusCode()).isEqualTo(403);
    assertThat(page(HOME + "/badges/nice-answer").body()).doesNotContain(member);
  }

  @Test
  void hiddenVoter_isNotNamedWhereOthersAskWhy() {
    server.post(TestServer.history());
    String why = memberAddress() + "/why?source=forum&event=4";
    String voter = "<th scope=\"row\"><code>event.actor</code></th><td><code>([^<]*)<";
    assertThat(found(voter, page(why).body())).isEqualTo("3");
    String hidden = header(page(HOME + "/find?name=3"), "Location");
    long number = OpaqueId.MEMBER.number(hidden.substring(hidden.lastIndexOf('/') + 1));

    server.wiring.privacy().choose(server.ours, number, new ProfileStore.Choice(false, true));

    assertThat(found(voter, page(why).body())).isEqualTo("Anonymous member");
  }

  @Test
  void errors_arePagesForPeople_andProblemsForPrograms() {
    HttpResponse<String> page = page(HOME + "/members/none");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("There is nothing here").contains("href=\"/c/ours\"");
    assertThat(page("/c/no-such").body()).contains("There is nothing here");
    assertThat(page("/nowhere").statusCode()).isEqualTo(404);
    assertThat(page("/nowhere").body()).contains("There is nothing here");
    server.get("/api/v1/communities/ours/members/none").isProblem(404, "not-found");
    assertThat(page("/api/v1/nowhere").body()).startsWith("{");
  }

  @Test
  void brokenPage_namesItsIncident() {
    server.wiring.database().close();

    HttpResponse<String> page = page(HOME);

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).containsPattern("<code>[0-9a-f-]{36}</code>");
  }

  @Test
  void language_isTheBrowsers_untilOneIsChosen() {
    HttpResponse<String> german =
        send(server.request(HOME).header("Accept-Language", "fr, de-CH;q=0.9, en;q=0.8"));
    assertThat(german.body()).contains("<html lang=\"de\">").contains("Abzeichen");
    assertThat(header(german, "Content-Language")).isEqualTo("de");
    assertThat(header(german, "Vary")).contains("Accept-Language");

    HttpResponse<String> chosen = page(HOME + "?lang=de");
    String cookie = header(chosen, "Set-Cookie");
    assertThat(chosen.body()).contains("<html lang=\"de\">");
    assertThat(cookie).startsWith("lang=de;");
    assertThat(page(HOME + "?lang=xx").body()).contains("<html lang=\"en\">");

    HttpResponse<String> later =
        send(server.request(HOME).header("Cookie", "lang=de").header("Accept-Language", "en"));
    assertThat(later.body()).contains("<html lang=\"de\">");
  }

  @Test
  void pages_loadNothingOfOthers_andFilesAreKeptForGood() {
    HttpResponse<String> page = page(HOME);

    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'none'")
        .doesNotContain("unsafe")
        .doesNotContain("http");
    assertThat(page.body())
        .doesNotContain("<style")
        .doesNotContain("style=")
        .doesNotContain("onclick");
    Matcher files =
        Pattern.compile("(?:src|href)=\"(/(?:assets|c/ours/look)/[^\"]+)\"").matcher(page.body());
    int count = 0;
    while (files.find()) {
      HttpResponse<String> file = page(files.group(1));
      assertThat(file.statusCode()).as(files.group(1)).isEqualTo(200);
      assertThat(header(file, "Cache-Control")).contains("immutable");
      count++;
    }
    assertThat(count).isEqualTo(4);
    assertThat(page("/assets/laurels-000000000000.css").statusCode()).isEqualTo(404);
  }

  @Test
  void pages_areClosedUnlessOpened() {
    server.close();
    server = new TestServer(false);

    HttpResponse<String> closed = page(HOME);
    assertThat(closed.statusCode()).isEqualTo(403);
    assertThat(closed.body()).contains("Please sign in first").doesNotContain("ours");
    assertThat(page("/c/nowhere").body()).isEqualTo(closed.body());
  }
}
